#include "report/verify_page.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "report/chart.h"
#include "report/page.h"
#include "report/verify_residuals.h"
#include "report/verify_words.h"

namespace muster::report {

namespace {

using verification::Finding;
using verification::Verdict;

class Page {
 public:
  Page(const verification::SuiteResult& result, const PageFacts& facts, const Words& words)
      : result_(result), facts_(facts), words_(words) {}

  std::string html() {
    out_ = pageOpening(words_.text("verify.page.title"), words_);
    introduction();
    counts();
    plots();
    for (std::size_t i = 0; i < result_.findings.size();) i = suite(i);
    return out_ + residualsSection(result_.findings, words_) + kPageClosing;
  }

 private:
  std::string text(const std::string& key) const { return escaped(words_.text(key)); }

  void introduction() {
    out_ += "<p>" +
            escaped(words_.text(facts_.full ? "verify.page.full" : "verify.page.short",
                                {{"seeds", std::to_string(facts_.seeds)},
                                 {"version", facts_.version},
                                 {"minutes", fmt::format("{:.1f}", result_.wall_s / 60)}})) +
            "</p>\n<p>" + text("verify.page.bands") + "</p>\n";
    if (result_.cancelled) out_ += "<p class=\"fail\">" + text("verify.cancelled") + "</p>\n";
  }

  std::vector<std::string> models() const {
    std::vector<std::string> names;
    for (const Finding& finding : result_.findings)
      if (std::ranges::find(names, finding.model) == names.end()) names.push_back(finding.model);
    return names;
  }

  void counts() {
    out_ += "<table><tr><th>" + text("verify.page.suite") + "</th>";
    for (const std::string& model : models()) out_ += "<th>" + escaped(model) + "</th>";
    out_ += "</tr>\n";
    std::vector<std::string> suites;
    std::map<std::pair<std::string, std::string>, std::map<Verdict, int>> count;
    for (const Finding& finding : result_.findings) {
      if (std::ranges::find(suites, finding.suite) == suites.end()) suites.push_back(finding.suite);
      ++count[{finding.suite, finding.model}][finding.verdict];
    }
    for (const std::string& name : suites) {
      out_ += "<tr><td>" + escaped(name) + "</td>";
      for (const std::string& model : models()) {
        out_ += "<td>";
        for (const auto& [verdict, n] : count[{name, model}])
          out_ += fmt::format("<span class=\"{0}\">{1} {2}</span>&ensp;",
                              verification::spell(verdict), n, text(verdictKey(verdict)));
        out_ += "</td>";
      }
      out_ += "</tr>\n";
    }
    out_ += "</table>\n";
  }

  void plots() {
    if (result_.plots.empty()) return;
    out_ += "<h2>" + text("verify.page.plots") + "</h2>\n<div class=\"plots\">\n";
    for (const auto& test : result_.plots)
      for (const auto& plot : test.plots)
        out_ += fmt::format(
            "<figure><figcaption>{} <span class=\"small\">({})</span></figcaption>{}"
            "</figure>\n",
            text(plot.title), escaped(test.id), chart(plot, words_));
    out_ += "</div>\n";
  }

  // The suite that begins with finding i; returns where the next begins.
  std::size_t suite(std::size_t i) {
    const std::string name = result_.findings[i].suite;
    out_ += "<h2>" + escaped(name) + "</h2>\n<table><tr>";
    for (const char* column : {"test", "model", "value", "band", "verdict"})
      out_ += "<th>" + text(std::string("verify.column.") + column) + "</th>";
    out_ += "</tr>\n";
    for (; i < result_.findings.size() && result_.findings[i].suite == name;) i = test(i);
    out_ += "</table>\n";
    return i;
  }

  std::size_t test(std::size_t i) {
    const Finding& first = result_.findings[i];
    std::size_t end = i;
    while (end < result_.findings.size() && result_.findings[end].id == first.id) ++end;
    for (std::size_t k = i; k < end; ++k) {
      const Finding& finding = result_.findings[k];
      out_ += "<tr>";
      if (k == i) description(finding, end - i);
      out_ += fmt::format(
          "<td>{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td><td><span "
          "class=\"v {}\">{}</span>{}</td></tr>\n",
          escaped(finding.model), escaped(valueText(finding)), escaped(bandText(finding)),
          verification::spell(finding.verdict), text(verdictKey(finding.verdict)),
          details(finding));
    }
    return end;
  }

  void description(const Finding& f, std::size_t rows) {
    out_ += fmt::format(
        "<td rowspan=\"{}\"><b>{}</b> {}{}", rows, escaped(f.id), text("verify.test." + f.id),
        f.hard ? " <span class=\"hard\">" + text("verify.page.hard") + "</span>" : "");
    const auto small = [&](const std::string& what) {
      if (!what.empty()) out_ += "<br><span class=\"small\">" + what + "</span>";
    };
    small(escaped(f.clause));
    if (!f.quantity.empty()) small(text(f.quantity));
    if (!f.source.empty()) small(text(ownerKey(f.owner)) + ": " + escaped(f.source));
    if (!f.note.empty()) small(text(f.note));
    if (!f.scenes.empty()) small(escaped(fmt::format("{}", fmt::join(f.scenes, ", "))));
    out_ += "</td>";
  }

  std::string details(const Finding& finding) const {
    std::string list;
    for (const auto& detail : finding.details)
      list += fmt::format("{}{}: {:.4g} {}", list.empty() ? "" : "; ", detail.name, detail.value,
                          detail.unit);
    return list.empty() ? "" : "<br><span class=\"small\">" + escaped(list) + "</span>";
  }

  const verification::SuiteResult& result_;
  const PageFacts& facts_;
  const Words& words_;
  std::string out_;
};

}  // namespace

std::string verifyPage(const verification::SuiteResult& result, const PageFacts& facts,
                       const Words& words) {
  return Page(result, facts, words).html();
}

}  // namespace muster::report
