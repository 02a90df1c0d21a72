package io.quash.bench.report;

import static io.quash.bench.report.Texts.escaped;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;

/** Writes a report as HTML. The browser is told to run these scripts only, and to load nothing at all. */
final class Page {
    private static final Pattern NUMBER = Pattern.compile("[-+±]?\\d[\\d.,]*( ?(ns|µs|ms|s|B|kB|MB|%|/s|×))?");

    private final LatencyReport report;
    private final StringBuilder page = new StringBuilder(128 * 1024);
    private int charts;

    Page(final LatencyReport report) {
        this.report = report;
    }

    String html() {
        final String style = UPlot.style() + '\n' + UPlot.text("report.css");
        final String library = "/*\n" + UPlot.licence() + "\n*/\n" + UPlot.script();
        final String script = UPlot.text("report.js");
        page.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src ")
                .append(hash(style))
                .append("; script-src ")
                .append(hash(library))
                .append(' ')
                .append(hash(script))
                .append("\">\n");
        page.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.append("<meta name=\"color-scheme\" content=\"light dark\">\n");
        element("title", report.title());
        page.append("<style>").append(style).append("</style>\n</head>\n<body>\n<main>\n");
        head();
        report.sections().forEach(this::section);
        conditions();
        page.append("</main>\n<script type=\"application/json\" id=\"charts\">")
                .append(ChartData.json(report.sections()))
                .append("</script>\n<script>")
                .append(library)
                .append("</script>\n<script>")
                .append(script)
                .append("</script>\n</body>\n</html>\n");
        return page.toString();
    }

    private void head() {
        page.append("<header>\n");
        element("h1", report.title());
        elementUnlessEmpty("p class=\"subtitle\"", report.subtitle());
        page.append("</header>\n");
        report.warnings().forEach(text -> element("p class=\"warning\" role=\"alert\"", text));
        if (!report.figures().isEmpty()) {
            page.append("<dl class=\"figures\">\n");
            report.figures().forEach(figure -> described(figure.label(), figure.value()));
            page.append("</dl>\n");
        }
    }

    private void section(final Section section) {
        page.append("<section>\n");
        element("h2", section.caption());
        if (section instanceof PercentileChart chart) {
            elementUnlessEmpty("p class=\"note\"", chart.note());
            plot(chart.caption());
            table(chart.table());
        } else if (section instanceof TimeChart chart) {
            elementUnlessEmpty("p class=\"note\"", chart.note());
            plot(chart.caption());
        } else if (section instanceof Table table) {
            elementUnlessEmpty("p class=\"note\"", table.note());
            table(table);
        }
        page.append("</section>\n");
    }

    private void plot(final String caption) {
        page.append("<div class=\"chart\" data-chart=\"")
                .append(charts++)
                .append("\" role=\"img\" aria-label=\"")
                .append(escaped(caption))
                .append("\"><noscript>The chart needs JavaScript.</noscript></div>\n");
    }

    private void table(final Table table) {
        page.append("<div class=\"scroll\" tabindex=\"0\"><table>\n<thead><tr>");
        final boolean[] numeric = numericColumns(table);
        for (int i = 0; i < numeric.length; i++) {
            cell("th scope=\"col\"", numeric[i], table.header().get(i));
        }
        page.append("</tr></thead>\n<tbody>\n");
        table.rows().forEach(row -> {
            page.append("<tr>");
            for (int i = 0; i < numeric.length; i++) {
                cell("td", numeric[i], row.get(i));
            }
            page.append("</tr>\n");
        });
        page.append("</tbody>\n</table></div>\n");
    }

    private static boolean[] numericColumns(final Table table) {
        final boolean[] numeric = new boolean[table.header().size()];
        for (int i = 0; i < numeric.length; i++) {
            final int column = i;
            numeric[i] = table.rows().stream().map(row -> row.get(column)).allMatch(Page::isNumber);
        }
        return numeric;
    }

    private static boolean isNumber(final String cell) {
        return cell.isEmpty() || cell.equals(Texts.NONE) || NUMBER.matcher(cell).matches();
    }

    private void conditions() {
        page.append("<section>\n<h2>Conditions</h2>\n<dl class=\"conditions\">\n");
        report.conditions().forEach(this::described);
        page.append("</dl>\n</section>\n");
    }

    private void described(final String term, final String description) {
        page.append("<div><dt>")
                .append(escaped(term))
                .append("</dt><dd>")
                .append(escaped(description))
                .append("</dd></div>\n");
    }

    private void cell(final String tag, final boolean numeric, final String text) {
        element(numeric ? tag + " class=\"number\"" : tag, text);
    }

    private void elementUnlessEmpty(final String tag, final String text) {
        if (!text.isEmpty()) {
            element(tag, text);
        }
    }

    /** @param tag with its attributes */
    private void element(final String tag, final String text) {
        final int space = tag.indexOf(' ');
        final String name = space < 0 ? tag : tag.substring(0, space);
        page.append('<')
                .append(tag)
                .append('>')
                .append(escaped(text))
                .append("</")
                .append(name)
                .append(">\n");
    }

    /** How a content security policy names an inline script or style. */
    private static String hash(final String content) {
        try {
            final byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + '\'';
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
