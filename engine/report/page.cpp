#include "report/page.h"

#include <algorithm>
#include <sstream>

#include <fmt/format.h>

#include "report/chart.h"

namespace muster::report {

namespace {

constexpr const char* kStyle = R"(
body{font:15px/1.5 "Noto Sans","WenQuanYi Micro Hei",sans-serif;color:#222;max-width:1180px;margin:0 auto;padding:1em 1.2em}
h1{font-size:1.6em;margin:.2em 0}h2{font-size:1.2em;margin:1.6em 0 .4em;border-bottom:2px solid #ddd}
h3{font-size:1em;margin:1.2em 0 .3em}table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.25em .5em;border-bottom:1px solid #e4e4e4;vertical-align:top}
td:first-child,th:first-child{min-width:8em;overflow-wrap:anywhere}h1,h3,li,p{overflow-wrap:anywhere}.two>div,.card{min-width:0}
th{background:#f4f4f4}td.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}th.n{text-align:right}
.v{font-weight:600;white-space:nowrap}.pass{color:#00734d}.fail{color:#b00020}.not-applicable,.not-yet{color:#666}
.small{color:#555;font-size:.86em}.hard{font-size:.75em;border:1px solid #888;border-radius:3px;padding:0 .3em;color:#444}
.plots{display:flex;flex-wrap:wrap;gap:1em}.plots figure{margin:0;width:460px;max-width:100%}
figure{margin:.6em 0}figcaption{font-weight:600;margin-bottom:.2em}
.chart text{font:12px "Noto Sans","WenQuanYi Micro Hei",sans-serif;fill:#222}.wide .chart{width:100%;max-width:820px;height:auto}
.pictures{display:grid;grid-template-columns:1fr 1fr;gap:1em}.pictures figure{margin:0}.curve .chart{max-width:620px}.pictures img{width:100%;border:1px solid #ddd}
.lights{list-style:none;padding:0}.lights li{padding:.3em 0 .3em 9.5em;text-indent:-9.5em}
.light{display:inline-block;width:8.5em;margin-right:1em;text-indent:0;border-radius:1em;text-align:center;font-size:.9em;font-weight:600;
-webkit-print-color-adjust:exact;print-color-adjust:exact}
.green{background:#00734d;color:#fff}.amber{background:#ffc20a;color:#222}.red{background:#b00020;color:#fff}.plain{background:#e4e4e4;color:#333}
.stage{display:none}.live>svg{display:none}.live .stage{display:block;position:relative;height:360px}
.two{display:grid;grid-template-columns:1fr 1fr;gap:0 1.5em}.two .chart{width:100%;height:auto}
.cards{display:grid;grid-template-columns:1fr 1fr;gap:1em}.card{border:1px solid #ddd;padding:.6em .8em;break-inside:avoid}
.card img{width:100%;border:1px solid #ddd}.card h3{margin:0 0 .3em}.card p{margin:.4em 0}
.replay canvas{width:100%;border:1px solid #ddd}.replay input{width:40%;vertical-align:middle}
pre{font-size:.8em;white-space:pre-wrap;overflow-wrap:anywhere;background:#f7f7f7;padding:.6em .8em}
.bar{display:inline-block;height:.7em;background:#0072b2;-webkit-print-color-adjust:exact;print-color-adjust:exact}
code{font-family:"DejaVu Sans Mono","WenQuanYi Micro Hei Mono",monospace;font-size:.92em;overflow-wrap:anywhere}
@page{size:A4;margin:14mm}
@media print{body{max-width:none;font-size:11px;padding:0}tr,figure,.lights li{break-inside:avoid}h2,h3,h2+p{break-after:avoid}
.live>svg{display:block}.live .stage,.screen{display:none!important}
thead{display:table-header-group}.newpage{break-before:page}}
)";

constexpr char kBase64[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::vector<std::string> split(const std::string& titles) {
  std::vector<std::string> all;
  std::istringstream stream(titles);
  for (std::string title; std::getline(stream, title, ';');) all.push_back(title);
  return all;
}

}  // namespace

std::string pageOpening(const std::string& title, const Words& words) {
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
      "content=\"width=device-width\"><meta http-equiv=\"Content-Security-Policy\" "
      "content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'; "
      "script-src 'unsafe-inline'\"><title>{}</title><style>{}</style></head><body>\n"
      "<h1>{}</h1>\n",
      words.language() == Language::zh ? "zh-CN" : "en", escaped(title), kStyle, escaped(title));
}

std::string PageText::text(std::string_view key,
                           std::initializer_list<Words::Argument> arguments) const {
  return escaped(words.text(key, arguments));
}

std::string PageText::heading(std::string_view key) const {
  return "<h2>" + text(key) + "</h2>\n";
}

std::string PageText::headingOnNewPage(std::string_view key) const {
  return "<h2 class=\"newpage\">" + text(key) + "</h2>\n";
}

std::string PageText::paragraph(std::string_view key,
                                std::initializer_list<Words::Argument> arguments) const {
  return "<p>" + text(key, arguments) + "</p>\n";
}

std::string PageText::clockOf(const std::optional<double>& seconds) const {
  return escaped(clock(seconds, words));
}

std::string lightLine(const PageText& page, Light light, const std::string& html,
                      std::string_view word) {
  constexpr const char* kNames[] = {"green", "amber", "red", "plain"};
  const char* name = kNames[static_cast<std::size_t>(light)];
  const std::string usual = std::string("report.light.") + name;
  return fmt::format("<li><span class=\"light {}\">{}</span>{}</li>\n", name,
                     page.text(word.empty() ? usual : word), html);
}

HtmlTable::HtmlTable(const std::string& titles, std::string layout)
    : HtmlTable(split(titles), std::move(layout)) {}

HtmlTable::HtmlTable(const std::vector<std::string>& titles, std::string layout)
    : layout_(std::move(layout)) {
  out_ = "<table><thead><tr>";
  for (std::size_t column = 0; column < titles.size(); ++column)
    out_ += (layout_.at(column) == 'n' ? "<th class=\"n\">" : "<th>") + escaped(titles[column]) +
            "</th>";
  out_ += "</tr></thead><tbody>\n";
}

void HtmlTable::add(const std::vector<std::string>& cells) {
  out_ += "<tr>";
  for (std::size_t column = 0; column < cells.size(); ++column)
    out_ += (layout_.at(column) == 'n' ? "<td class=\"n\">" : "<td>") + cells[column] + "</td>";
  out_ += "</tr>\n";
  ++rows_;
}

std::string clock(const std::optional<double>& seconds, const Words& words) {
  if (!seconds) return words.text("ui.run.never");
  const int whole = static_cast<int>(*seconds + 0.5);
  return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

std::string signedClock(double seconds, const Words& words) {
  return (seconds < 0 ? "-" : "+") + clock(seconds < 0 ? -seconds : seconds, words);
}

std::string number(double value, int digits) {
  return fmt::format("{:.{}f}", value, digits);
}

std::string shareBar(double share) {
  return fmt::format("<span class=\"bar\" style=\"width:{:.1f}em\"></span> {:.0f} %", 6 * share,
                     100 * share);
}

std::string base64(std::string_view bytes) {
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
    unsigned triple = 0;
    for (std::size_t k = 0; k < 3; ++k)
      triple = triple << 8 | (k < count ? static_cast<unsigned char>(bytes[i + k]) : 0u);
    for (std::size_t k = 0; k < 4; ++k)
      out += k <= count ? kBase64[triple >> (18 - 6 * k) & 63] : '=';
  }
  return out;
}

std::string pngAddress(std::string_view png) {
  return "data:image/png;base64," + base64(png);
}

}  // namespace muster::report
