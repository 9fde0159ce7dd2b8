package dev.tollbridge.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.slf4j.MDC;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Lets everything behind it see the client's address instead of the proxy's. */
@Component
@Order(FilterOrder.CLIENT_ADDRESS)
final class ClientAddressFilter extends EdgeFilter {
    private static final String KEY = "address";
    private final ClientAddresses addresses;

    ClientAddressFilter(ClientAddresses addresses) {
        this.addresses = addresses;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var forwarded = Collections.list(request.getHeaders("X-Forwarded-For"));
        String address = addresses.of(request.getRemoteAddr(), forwarded);
        MDC.put(KEY, address);
        try {
            chain.doFilter(new Seen(request, address), response);
        } finally {
            MDC.remove(KEY);
        }
    }

    private static final class Seen extends HttpServletRequestWrapper {
        private final String address;

        Seen(HttpServletRequest request, String address) {
            super(request);
            this.address = address;
        }

        @Override
        public String getRemoteAddr() {
            return address;
        }
    }
}
