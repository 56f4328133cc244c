#include <cstdio>
#include <new>

#include "viewer/options.h"
#include "viewer/pictures.h"
#include "viewer/window.h"

namespace {

using namespace muster;

enum Exit { kDone = 0, kInputProblems = 1, kWrongCommandLine = 2 };

int fail(const Problems& problems, const report::Words& words) {
  for (const Problem& problem : problems) std::fprintf(stderr, "%s\n", words.line(problem).c_str());
  return hasErrors(problems) ? kInputProblems : kDone;
}

// --level: an id, or all.
bool chooseLevel(const std::string& level, const plan::Campus& campus, viewer::ViewState& view) {
  view.stacked = level == "all";
  view.level = view.stacked ? plan::LevelId(std::size_t{0}) : campus.level(level);
  return view.level.valid();
}

Problem unknownLevel(const std::string& level, const plan::Campus& campus) {
  std::string valid = "all";
  for (const plan::Level& known : campus.levels) valid += ", " + known.id;
  return {
      Severity::error, "viewer.unknown-level", {}, {}, "", {{"value", level}, {"valid", valid}}};
}

int show(const viewer::Options& options, const report::Words& words) {
  if (options.files.empty())
    return fail({{Severity::error, "viewer.no-file", {}, {}, "", {}}}, words);
  const auto document = viewer::openDocument(options.files.front());
  if (!document) return fail(document.error(), words);
  fail(document->notes, words);
  viewer::UiState state;
  state.language = words.language();
  state.clock.time_s = options.at_s;
  if (!chooseLevel(options.level, *document->campus, state.view)) {
    fail({unknownLevel(options.level, *document->campus)}, words);
    return kWrongCommandLine;
  }
  for (std::size_t i = 0; i < viewer::kColourings; ++i) {
    const auto by = static_cast<viewer::ColourBy>(i);
    if (viewer::spell(by) == options.colour) state.colourBy = by;
  }
  const bool pictures = !options.window && (!options.screenshot.empty() || options.measure > 0);
  return fail(pictures ? viewer::makePictures(options, *document, state)
                       : viewer::runWindow(options, *document, state),
              words);
}

}  // namespace

int main(int argc, char** argv) {
  const report::Words words(viewer::chooseLanguage(argc, argv));
  const viewer::CommandLine line = viewer::readCommandLine(argc, argv, words);
  if (line.exit >= 0) return line.exit;
  try {
    return show(line.options, words);
  } catch (const std::bad_alloc&) {
    return fail({{Severity::error, "program.out-of-memory", {}, {}, {}, {}}}, words);
  }
}
