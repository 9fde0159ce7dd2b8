package dev.tollbridge.simulators.alipay;

import dev.tollbridge.simulators.core.Rule;
import java.util.List;

/** What the fake Alipay does and how sure we are that the real one does so. */
final class AlipayRules {
    static final List<Rule> ALL = List.of();

    private AlipayRules() {}
}
