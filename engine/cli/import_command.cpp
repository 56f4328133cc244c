#include <cstdio>

#include "cli/command.h"
#include "io/import_plan.h"
#include "io/plan_writer.h"
#include "plan/check.h"

namespace muster::cli {

namespace {

void printSection(const char* key, const Problems& items, const report::Words& words) {
  if (items.empty()) return;
  std::printf("\n%s\n", words.text(key).c_str());
  for (const Problem& item : items) std::printf("  - %s\n", words.sentence(item).c_str());
}

}  // namespace

int runImport(const ImportOptions& options, const report::Words& words) {
  const auto imported = io::importPlan(options.file);
  if (!imported) {
    print(imported.error(), words);
    return kInputProblems;
  }
  std::printf("%s: %s\n", options.file.c_str(), imported->report.format.c_str());
  printSection("ui.import.taken", imported->report.taken, words);
  printSection("ui.import.inferred", imported->report.inferred, words);
  printSection("ui.import.decide", imported->report.decide, words);
  if (const auto saved = io::savePlan(imported->draft, options.out); !saved) {
    print(saved.error(), words);
    return kInputProblems;
  }
  const plan::Checked checked = plan::check(imported->draft);
  printSection("ui.import.remaining", checked.problems, words);
  std::printf("\n%s\n", words.text("ui.import.written", {{"file", options.out}}).c_str());
  return hasErrors(checked.problems) ? kInputProblems : kDone;
}

}  // namespace muster::cli
