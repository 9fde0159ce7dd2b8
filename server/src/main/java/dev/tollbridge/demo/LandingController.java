package dev.tollbridge.demo;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page of a server in development mode. */
@Controller
@DevelopmentOnly
class LandingController {
    @GetMapping("/")
    String landing() {
        return "demo/landing";
    }
}
