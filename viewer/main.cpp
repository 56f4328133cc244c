#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <new>

#include "viewer/content/changes.h"
#include "viewer/content/opening.h"
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

// The words of an enum from 0 to count, as `spell` says them.
template <class Enum>
Enum read(const std::string& word, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    if (viewer::spell(static_cast<Enum>(i)) == word) return static_cast<Enum>(i);
  }
  return Enum{};
}

void choose(const viewer::Options& options, const viewer::Document& document,
            viewer::UiState& state) {
  const auto by = read<viewer::ColourBy>(options.colour, viewer::kColourings);
  if (document.live || viewer::canColour(document, by)) state.colourBy = by;
  state.heat = read<viewer::Heat>(options.heat, viewer::kHeats);
  constexpr std::array<const char*, 6> kTabs{"bottlenecks", "curves", "selection",
                                             "events",      "run",    "compare"};
  state.tab = static_cast<viewer::Tab>(std::ranges::find(kTabs, options.tab) - kTabs.begin());
  state.tabChosen = true;
  const auto rank = static_cast<std::size_t>(options.bottleneck);
  if (rank > 0 && document.tables && rank <= document.tables->bottlenecks.size())
    viewer::flyTo(state, document, document.tables->bottlenecks[rank - 1]);
}

// --close ID@SECONDS; what is no opening or no time is a wrong command line.
Problems readChanges(const viewer::Options& options, const plan::Campus& campus,
                     std::vector<viewer::Change>& changes) {
  Problems problems;
  for (const std::string& text : options.close) {
    const std::size_t at = text.rfind('@');
    const std::string id = text.substr(0, at);
    char* end = nullptr;
    const std::string time = at == std::string::npos ? "" : text.substr(at + 1);
    const double time_s = std::strtod(time.c_str(), &end);
    if (time.empty() || *end != 0 || !(time_s >= 0) || !campus.opening(id).valid()) {
      problems.push_back({Severity::error, "viewer.wrong-change", {}, {}, id, {{"value", text}}});
      continue;
    }
    simulation::Event close;
    close.at_s = time_s;
    close.kind = simulation::EventKind::close;
    close.openings = {id};
    changes.push_back(viewer::Events{close});
  }
  return problems;
}

// Changes and their variant; only a scenario that runs live can be changed.
Problems change(const viewer::Options& options, viewer::Document& document,
                viewer::UiState& state) {
  if (options.close.empty() && options.variant.empty()) return {};
  if (!document.live) return {{Severity::error, "viewer.no-scenario", document.path, {}, "", {}}};
  Problems problems = readChanges(options, *document.campus, state.changes);
  if (hasErrors(problems)) return problems;
  if (!state.changes.empty()) append(problems, viewer::restart(document, state.changes));
  if (!options.variant.empty())
    append(problems, viewer::writeVariant(document.files, state.changes, options.variant));
  return problems;
}

// What the window shows first: --lang and --scale before what is remembered, that before the
// environment. Pictures are the same for everybody: nothing remembered.
viewer::UiState firstState(const viewer::Options& options, const report::Words& words,
                           bool pictures) {
  viewer::UiState state;
  state.language = words.language();
  if (!pictures) {
    state.settings = viewer::readSettings(viewer::settingsFile());
    const auto kept = report::readLanguage(state.settings.language);
    if (kept && !options.languageGiven) state.language = *kept;
  }
  if (options.scale > 0) state.settings.scale = options.scale;
  if (options.highContrast) state.settings.highContrast = true;
  state.clock.time_s = options.at_s;
  return state;
}

// Exit >= 0: a wrong command line or a problem, which was told.
int showFirst(const viewer::Options& options, const report::Words& words,
              std::vector<viewer::Document>& documents, viewer::UiState& state) {
  auto opened = viewer::openDocuments(options.files);
  if (!opened) return fail(opened.error(), words);
  documents = std::move(*opened);
  if (documents.empty()) return -1;
  for (const viewer::Document& document : documents) fail(document.notes, words);
  for (const std::string& file : options.files) viewer::remember(state.settings, file);
  viewer::Document& document = documents.front();
  state.clock.playing = document.live != nullptr;
  if (!chooseLevel(options.level, *document.campus, state.view)) {
    fail({unknownLevel(options.level, *document.campus)}, words);
    return kWrongCommandLine;
  }
  choose(options, document, state);
  if (const Problems problems = change(options, document, state); hasErrors(problems)) {
    fail(problems, words);
    return kWrongCommandLine;
  }
  return -1;
}

int show(const viewer::Options& options, const report::Words& words) {
  const bool pictures =
      !options.window && (!options.screenshot.empty() || !options.dumpUi.empty() ||
                          !options.video.empty() || !options.script.empty() || options.measure > 0);
  viewer::UiState state = firstState(options, words, pictures);
  std::vector<viewer::Document> documents;
  if (const int exit = showFirst(options, words, documents, state); exit >= 0) return exit;
  return fail(pictures ? viewer::makePictures(options, documents, state)
                       : viewer::runWindow(options, documents, state),
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
