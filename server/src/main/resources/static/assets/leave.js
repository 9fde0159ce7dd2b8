// Posts the form to the channel's page; the button does the same for who has no scripts.
document.getElementById("leave").submit();
