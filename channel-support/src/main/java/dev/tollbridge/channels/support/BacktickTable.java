package dev.tollbridge.channels.support;

import dev.tollbridge.spi.Bill;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Bills of Tencent's channels: a line of column names, lines whose values begin with a backtick, a
 * line of names of totals and one of totals. Columns are found by their names, because newer
 * accounts have more. Values are not quoted, so commas inside them are told by what follows.
 *
 * @param announced how many lines the totals say there are
 */
public record BacktickTable(List<Line> lines, int announced) {
    private static final String BEGIN = "`";
    private static final String BETWEEN = ",`";

    /** Empty if a line or the summary at the end is missing: half a bill is none. */
    public static Optional<BacktickTable> parse(String csv) {
        var text = csv.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        if (text.size() < 3) {
            return Optional.empty();
        }
        var columns = columns(text.getFirst());
        var lines = new ArrayList<Line>();
        int end = text.size() - 2;
        for (int n = 1; n < end; n++) {
            var values = values(text.get(n));
            if (values.size() != columns.size()) {
                return Optional.empty();
            }
            lines.add(new Line(named(columns, values), n + 1));
        }
        var summary = columns(text.get(end));
        var totals = values(text.getLast());
        boolean whole = !summary.isEmpty() && totals.size() == summary.size();
        return whole && totals.getFirst().matches("[0-9]{1,9}")
                ? Optional.of(
                        new BacktickTable(List.copyOf(lines), Integer.parseInt(totals.getFirst())))
                : Optional.empty();
    }

    /**
     * @return empty if lines or columns are missing, or a value cannot be read
     */
    public Optional<List<Bill.Row>> rows(Function<Line, Bill.Row> read) {
        try {
            return announced == lines.size()
                    ? Optional.of(lines.stream().map(read).toList())
                    : Optional.empty();
        } catch (NoSuchElementException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static List<String> columns(String line) {
        var plain = line.startsWith("\uFEFF") ? line.substring(1) : line;
        return plain.startsWith(BEGIN) ? List.of() : List.of(plain.split(",", -1));
    }

    private static List<String> values(String line) {
        return line.startsWith(BEGIN) ? List.of(line.substring(1).split(BETWEEN, -1)) : List.of();
    }

    private static Map<String, String> named(List<String> columns, List<String> values) {
        var fields = new HashMap<String, String>();
        for (int i = 0; i < columns.size(); i++) {
            fields.put(columns.get(i).strip(), values.get(i).strip());
        }
        return fields;
    }

    /** One line and its number in the file. */
    public record Line(Map<String, String> fields, int number) {
        /**
         * @throws NoSuchElementException if there is no such column
         */
        public String text(String column) {
            var text = fields.get(column);
            if (text == null) {
                throw new NoSuchElementException(column);
            }
            return text;
        }

        /** Null for an empty value; a number that does not exist is written as 0. */
        public @Nullable String optional(String column) {
            var text = text(column);
            return text.isEmpty() || text.equals("0") ? null : text;
        }

        /** {@link Yuan#fen}. */
        public long fen(String column) {
            return Yuan.fen(text(column));
        }

        /** Fees are printed with more than two decimals [?]; what is settled is whole fen. */
        public long roundedFen(String column) {
            return Yuan.roundedFen(text(column));
        }
    }
}
