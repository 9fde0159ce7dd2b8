package dev.tollbridge.edge;

import dev.tollbridge.merchant.Caller;
import java.util.List;

/** Is told when a caller was answered that something does not exist. */
public interface NotFoundWatch {
    /**
     * @param ids what looked like ids in the request, a few at most
     */
    void notFound(Caller caller, List<String> ids);
}
