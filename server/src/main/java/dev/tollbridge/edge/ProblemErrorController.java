package dev.tollbridge.edge;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Errors that the servlet container found after it knew the path, and those of filters. */
@Hidden
@RestController
final class ProblemErrorController implements ErrorController {
    private final Problems problems;

    ProblemErrorController(Problems problems) {
        this.problems = problems;
    }

    @RequestMapping("/error")
    ResponseEntity<Problem> error(HttpServletRequest request) {
        // Without one, nothing went wrong: somebody asks for this path, which is nobody's.
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var code = StatusCodes.of(status instanceof Integer number ? number : 404);
        var problem = problems.of(Problems.refusal(code, StatusCodes.detail(code)));
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
