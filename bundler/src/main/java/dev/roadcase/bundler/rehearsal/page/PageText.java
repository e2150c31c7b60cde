package dev.roadcase.bundler.rehearsal.page;

/** A text as it stands in a page: nothing in it is markup. */
record PageText(String text) {

    @Override
    public String toString() {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
