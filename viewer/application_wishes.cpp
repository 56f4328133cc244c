// What the user wishes and what comes of it meanwhile: files opened, runs begun anew, studies
// asked.
#include <algorithm>
#include <utility>

#include "viewer/application.h"
#include "viewer/content/changes.h"

namespace muster::viewer {

void Application::wait() {
  if (opening_) takeOver();
  for (const auto& stage : stages_) stage->wait();
  if (comparing_.valid()) takeDifferences();
}

void Application::open(std::vector<std::string> files) {
  constexpr std::size_t kMost = 2;
  if (files.size() > kMost) files.resize(kMost);
  state_.open = {std::move(files), false};
}

void Application::takeDifferences() {
  differences_ = comparing_.get();
  for (const auto& difference : {differences_.ofFirst, differences_.ofSecond}) {
    if (difference) gui_.learn({difference->here.en, difference->here.zh});
  }
}

// What was open goes, unless a file came beside it; the camera and what is chosen start anew.
void Application::takeOver() {
  const std::unique_ptr<Opening> opening = std::exchange(opening_, nullptr);
  auto opened = opening->take();
  if (!opened) {
    state_.message.clear();
    for (const Problem& problem : opened.error())
      state_.message += (state_.message.empty() ? "" : "\n") + words_.line(problem);
    gui_.learn({state_.message});
    return;
  }
  stages_.clear();
  if (!beside_) documents_.clear();
  documents_.resize(std::min<std::size_t>(documents_.size(), 1));
  for (Document& document : *opened) documents_.push_back(std::move(document));
  for (const std::string& file : opening->files()) remember(state_.settings, file);
  UiState fresh;
  fresh.language = state_.language;
  fresh.settings = state_.settings;
  fresh.dialog.folder = state_.dialog.folder;
  fresh.view.stacked = true;
  fresh.view.level = plan::LevelId(std::size_t{0});
  fresh.clock.playing = documents_.front().live != nullptr;
  fresh.changes = documents_.front().changes;
  state_ = std::move(fresh);
  for (const Problem& note : documents_.back().notes) state_.message = words_.line(note);
  show();
}

void Application::fulfil() {
  OpenWish wish = std::exchange(state_.open, {});
  if (!wish.files.empty() && !opening_) {
    beside_ = wish.beside && !documents_.empty();
    state_.message = words_.text("viewer.open.working", {{"path", wish.files.front()}});
    gui_.learn({state_.message});
    opening_ = std::make_unique<Opening>(std::move(wish.files));
  }
  if (!stages_.empty()) fulfilRun();
}

void Application::fulfilRun() {
  const RunWish wish = std::exchange(state_.wish, RunWish::nothing);
  Document& document = active().document();
  if (wish == RunWish::nothing || !document.live) return;
  if (wish == RunWish::save) {
    const std::string path = variantPath(document.scenarioFile);
    const Problems problems = writeVariant(document.files, state_.changes, path);
    state_.message = problems.empty() ? words_.text("viewer.plot.saved", {{"path", path}})
                                      : words_.line(problems.front());
    return;
  }
  const plan::Campus* before = document.campus.get();
  if (const Problems problems = restart(document, state_.changes); hasErrors(problems)) {
    state_.changes = document.changes;
    state_.message = words_.line(problems.front());
    gui_.learn({state_.message});
    return;
  }
  if (document.campus.get() != before) {
    stages_[std::min(state_.active, stages_.size() - 1)] =
        std::make_unique<Stage>(document, words_);
  } else {
    active().forget();
  }
  if (wish == RunWish::fromStart) state_.clock = {0, state_.clock.rate, true};
  if (wish == RunWish::fromHere) waitFor_s_ = state_.clock.time_s;
}

}  // namespace muster::viewer
