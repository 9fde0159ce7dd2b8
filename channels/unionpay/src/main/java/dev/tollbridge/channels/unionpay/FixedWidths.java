package dev.tollbridge.channels.unionpay;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lines of fields with fixed widths in bytes of GBK, one character between them (section 7). The
 * last field of a line is reserved, so it may be shorter or longer.
 */
record FixedWidths(int... widths) {
    /**
     * One line and its number in the file.
     *
     * @param fields counted from 1 as UnionPay counts them, through {@link #text}
     */
    record Line(List<String> fields, int number) {
        String text(int field) {
            return fields.get(field - 1);
        }

        /**
         * An amount in fen, unsigned.
         *
         * @throws ArithmeticException if it is none
         */
        long fen(int field) {
            var text = text(field);
            if (!text.matches("[0-9]{1,13}")) {
                throw new ArithmeticException("no amount");
            }
            return Long.parseLong(text);
        }

        /**
         * An amount in fen behind a C for what the merchant gets and a D for what the merchant
         * gives; without a letter it is got [?]. Nothing at all is 0.
         *
         * @throws ArithmeticException if it is none
         */
        long signedFen(int field) {
            var text = text(field);
            if (text.isEmpty()) {
                return 0;
            }
            if (!text.matches("[CD]?[0-9]{1,13}")) {
                throw new ArithmeticException("no amount");
            }
            long fen = Long.parseLong(text.replaceFirst("[CD]", ""));
            return text.startsWith("D") ? -fen : fen;
        }
    }

    /** Empty if a line is too short to be whole. */
    Optional<List<Line>> read(byte[] file) {
        var lines = new ArrayList<Line>();
        int number = 0;
        for (var line : split(file)) {
            number++;
            if (line.length == 0) {
                continue;
            }
            var fields = fields(line);
            if (fields.isEmpty()) {
                return Optional.empty();
            }
            lines.add(new Line(fields.get(), number));
        }
        return Optional.of(List.copyOf(lines));
    }

    private Optional<List<String>> fields(byte[] line) {
        var fields = new ArrayList<String>();
        int start = 0;
        for (int n = 0; n < widths.length; n++) {
            boolean last = n == widths.length - 1;
            int end = last ? line.length : start + widths[n];
            if (start > line.length || end > line.length) {
                return Optional.empty();
            }
            fields.add(new String(line, start, end - start, UnionPayReplies.GBK).strip());
            start = end + 1;
        }
        return Optional.of(List.copyOf(fields));
    }

    /** GBK's second bytes are above the control characters, so a line feed is one. */
    private static List<byte[]> split(byte[] file) {
        var lines = new ArrayList<byte[]>();
        var line = new ByteArrayOutputStream();
        for (byte b : file) {
            if (b == '\n') {
                lines.add(line.toByteArray());
                line.reset();
            } else if (b != '\r') {
                line.write(b);
            }
        }
        lines.add(line.toByteArray());
        return lines;
    }
}
