#include <algorithm>
#include <cstdio>
#include <filesystem>

#include <fmt/format.h>

#include "cli/command.h"
#include "cli/table.h"
#include "cli/terminal.h"
#include "io/text_file.h"
#include "report/verify_json.h"
#include "report/verify_page.h"
#include "report/verify_residuals.h"
#include "report/verify_words.h"
#include "verification/suite.h"

namespace muster::cli {

namespace {

using verification::Finding;
using verification::Verdict;

void printFindings(const std::vector<Finding>& findings, const report::Words& words) {
  Table table(words.text("ui.verify.columns"));
  for (const Finding& finding : findings) {
    table.add({fmt::format("{} {}", finding.id, words.text("verify.test." + finding.id)),
               finding.clause, finding.model,
               finding.quantity.empty() ? "" : words.text(finding.quantity),
               report::valueText(finding), report::bandText(finding),
               finding.quantity.empty() ? "" : words.text(report::ownerKey(finding.owner)),
               words.text(report::verdictKey(finding.verdict))});
  }
  std::printf("%s", table.text().c_str());
}

// What the default model is furthest off.
void printResiduals(const std::vector<Finding>& findings, const report::Words& words) {
  constexpr std::size_t kShown = 5;
  auto residuals = report::residualsOf(findings, verification::suiteModels().front());
  if (residuals.empty()) return;
  residuals.resize(std::min(kShown, residuals.size()));
  Table table(words.text("ui.verify.residual-columns"));
  for (const report::Residual& r : residuals)
    table.add({r.finding->id, r.detail->name, fmt::format("{:.4g}", r.detail->value),
               fmt::format("{:.4g}", *r.detail->expected), r.detail->unit, report::residualText(r),
               r.detail->whose});
  std::printf("%s\n%s", words.text("ui.verify.residuals").c_str(), table.text().c_str());
}

std::string count(const std::vector<Finding>& findings, Verdict verdict) {
  return std::to_string(std::ranges::count(findings, verdict, &Finding::verdict));
}

// The default model is the first of the table of models.
bool hardFailure(const std::vector<Finding>& findings) {
  const std::string standard = verification::suiteModels().front();
  return std::ranges::any_of(findings, [&](const Finding& f) {
    return f.hard && f.model == standard && f.verdict == Verdict::fail;
  });
}

Problems writePage(const std::string& path, const std::string& html) {
  std::error_code ignored;  // told by the write
  const auto folder = std::filesystem::path(path).parent_path();
  if (!folder.empty()) std::filesystem::create_directories(folder, ignored);
  return io::writeAtomically(path, html);
}

int runSensitivity(const VerifyOptions& options, const verification::SuitePlan& plan,
                   const report::Words& words) {
  const auto loop = parallelLoop(options.threads);
  ProgressLine progress(words.text("ui.verify.running"));
  const auto result = verification::sensitivity(plan, *loop, progress);
  progress.finish();
  if (!result) {
    print(result.error(), words);
    return kInputProblems;
  }
  if (options.json) {
    std::fputs(report::sensitivityJson(result->rows, words).c_str(), stdout);
  } else {
    Table table(words.text("ui.verify.sensitivity-columns"));
    for (const auto& row : result->rows)
      table.add({row.id, row.model, row.parameter, fmt::format("{:+.0f} %", 100 * (row.factor - 1)),
                 words.text(row.quantity), fmt::format("{:.4g}", row.before),
                 fmt::format("{:.4g}", row.after), row.unit});
    std::printf("%s", table.text().c_str());
  }
  return result->cancelled ? kLimitOrLost : kDone;
}

}  // namespace

int runVerify(const VerifyOptions& options, const report::Words& words) {
  verification::SuitePlan plan{options.only, options.models, options.seeds, options.full};
  if (options.sensitivity) return runSensitivity(options, plan, words);
  const auto loop = parallelLoop(options.threads);
  ProgressLine progress(words.text("ui.verify.running"));
  const auto result = verification::verify(plan, *loop, progress);
  progress.finish();
  if (!result) {
    print(result.error(), words);
    return kInputProblems;
  }
  const auto& findings = result->findings;
  if (options.json) {
    std::fputs(report::verifyJson(findings, words).c_str(), stdout);
  } else {
    printFindings(findings, words);
    printResiduals(findings, words);
  }
  print(result->problems, words);
  const int usual = options.full ? verification::kSuiteSeedsFull : verification::kSuiteSeeds;
  const int seeds = options.seeds > 0 ? options.seeds : usual;
  const report::PageFacts facts{MUSTER_VERSION, seeds, options.full};
  if (const Problems problems = writePage(options.page, report::verifyPage(*result, facts, words));
      !problems.empty()) {
    print(problems, words);
    return kInputProblems;
  }
  if (!options.json)
    std::printf("%s\n",
                words
                    .text("ui.verify.summary", {{"pass", count(findings, Verdict::pass)},
                                                {"fail", count(findings, Verdict::fail)},
                                                {"none", count(findings, Verdict::notApplicable)},
                                                {"later", count(findings, Verdict::notYet)},
                                                {"seconds", fmt::format("{:.0f}", result->wall_s)},
                                                {"file", options.page}})
                    .c_str());
  if (result->cancelled) std::fprintf(stderr, "%s\n", words.text("verify.cancelled").c_str());
  return result->cancelled || hardFailure(findings) ? kLimitOrLost : kDone;
}

}  // namespace muster::cli
