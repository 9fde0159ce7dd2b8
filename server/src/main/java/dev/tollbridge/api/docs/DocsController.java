package dev.tollbridge.api.docs;

import dev.tollbridge.edge.ErrorTexts;
import dev.tollbridge.kernel.Refusal;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The pages for developers. */
@Hidden
@Controller
class DocsController {
    private final ErrorTexts texts;

    DocsController(ErrorTexts texts) {
        this.texts = texts;
    }

    /** One entry of the page of errors. */
    record ErrorEntry(String code, int status, ErrorTexts.Text text) {}

    @GetMapping("/docs")
    ModelAndView api() {
        return new ModelAndView("docs/api");
    }

    @GetMapping("/docs/errors")
    ModelAndView errors() {
        List<ErrorEntry> entries =
                Arrays.stream(Refusal.Code.values())
                        .map(code -> new ErrorEntry(code.code(), code.status(), texts.of(code)))
                        .toList();
        return new ModelAndView("docs/errors", "entries", entries);
    }
}
