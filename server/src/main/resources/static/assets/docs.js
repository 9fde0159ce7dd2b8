// Shows the API's description. Nothing is sent until the reader presses Execute.
"use strict";

const element = document.getElementById("api");

window.SwaggerUIBundle({
  domNode: element,
  url: element.dataset.source,
  deepLinking: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  validatorUrl: null,
});
