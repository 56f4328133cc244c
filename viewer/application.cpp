#include "viewer/application.h"

#include <algorithm>
#include <utility>

#include "viewer/content/changes.h"
#include "viewer/panels/layout.h"
#include "viewer/panels/open_file.h"
#include "viewer/panels/picture.h"
#include "viewer/panels/show.h"
#include "viewer/panels/side.h"
#include "viewer/panels/start.h"
#include "viewer/panels/time_line.h"

namespace muster::viewer {

namespace {

void learnNames(Gui& gui, const Document& document) {
  std::vector<std::string> texts{document.path, document.scenario, document.title.en,
                                 document.title.zh};
  const auto learn = [&](const auto& things) {
    for (const auto& thing : things) {
      texts.push_back(thing.id);
      texts.push_back(thing.name.en);
      texts.push_back(thing.name.zh);
    }
  };
  learn(document.campus->levels);
  learn(document.campus->spaces);
  learn(document.campus->openings);
  learn(document.campus->zones);
  for (const io::RecordedGroup& group : document.groups) texts.push_back(group.id);
  if (document.description) {
    for (const behaviour::Group& group : document.description->groups) texts.push_back(group.id);
  }
  gui.learn(texts);
}

}  // namespace

Application::Application(Gui& gui, std::vector<Document>& documents, UiState state, bool panels)
    : gui_(gui),
      documents_(documents),
      state_(std::move(state)),
      panels_(panels),
      words_(state_.language) {
  if (!documents_.empty()) {
    show();
    return;
  }
  samples_ = samplesIn(samplesFolder());
  std::vector<std::string> texts = state_.settings.recent;
  for (const Sample& sample : samples_) {
    texts.push_back(sample.title.en);
    texts.push_back(sample.title.zh);
  }
  gui_.learn(texts);
}

void Application::show() {
  stages_.clear();
  waitFor_s_.reset();
  for (Document& document : documents_) {
    learnNames(gui_, document);
    stages_.push_back(std::make_unique<Stage>(document, words_));
  }
}

Stage& Application::active() const {
  return *stages_[std::min(state_.active, stages_.size() - 1)];
}

std::optional<Scene> Application::scene() const {
  if (stages_.empty()) return std::nullopt;
  Scene scene = active().scene(words_);
  if (stages_.size() > 1) {
    const Stage& other = *stages_[state_.active == 0 ? 1 : 0];
    scene.other = &other.document();
    scene.otherOverview = other.overview();
  }
  return scene;
}

void Application::wait() {
  if (opening_) takeOver();
  for (const auto& stage : stages_) stage->wait();
}

void Application::open(std::vector<std::string> files) {
  constexpr std::size_t kMost = 2;
  if (files.size() > kMost) files.resize(kMost);
  state_.open = {std::move(files), false};
}

// After a change "from here" the run computes again what was seen before; the clock waits for it.
bool Application::catchUp() {
  if (!waitFor_s_) return false;
  const Document& document = active().document();
  const bool there = !document.live || document.frames->end_s() >= *waitFor_s_ ||
                     document.live->stage() == LiveRun::Stage::done ||
                     document.live->stage() == LiveRun::Stage::failed;
  if (there) waitFor_s_.reset();
  return !there;
}

std::vector<Frame> Application::frames(const Frame& picture) const {
  if (stages_.size() == 1) return {picture};
  constexpr double kGap_px = 2;
  const double width = (picture.width - kGap_px) / 2;
  return {{picture.x, picture.y, width, picture.height},
          {picture.x + width + kGap_px, picture.y, width, picture.height}};
}

void Application::draw(int width, int height, double step_s) {
  if (opening_ && opening_->done()) takeOver();
  if (words_.language() != state_.language) {
    words_ = report::Words(state_.language);
    for (const auto& stage : stages_) stage->rename(words_);
  }
  gui_.look(state_.settings.scale, state_.settings.highContrast);
  gui_.moveByKeys(stages_.empty() || state_.dialog.visible);
  const Frame window{0, 0, static_cast<double>(width), static_cast<double>(height)};
  if (!stages_.empty()) {
    const Layout layout = layoutOf(width, height, panels_, gui_.scale());
    if (!state_.view.cameraSet)
      showWhole(state_.view, *active().document().campus, frames(layout.picture).front());
    if (!catchUp()) advance(state_.clock, *scene(), step_s);
    for (std::size_t i = 0; i < stages_.size(); ++i)
      stages_[i]->update(state_, words_, i == 1 ? stages_[0].get() : nullptr);
  }
  gui_.begin(width, height, step_s);
  state_.controls.clear();
  state_.cut.clear();
  if (stages_.empty()) {
    drawFirstPage(window);
  } else {
    drawDocuments(window);
  }
  drawOpenFile(state_, words_, window);
  if (std::exchange(state_.dialog.isNew, false)) {
    std::vector<std::string> names{state_.dialog.folder};
    for (const FolderEntry& entry : state_.dialog.entries) names.push_back(entry.name);
    gui_.learn(names);
  }
  gui_.end();
  fulfil();
}

void Application::drawFirstPage(const Frame& window) {
  if (!state_.dialog.visible) startKeys(state_);
  drawStart(state_, words_, samples_, window);
}

void Application::drawDocuments(const Frame& window) {
  const Layout layout = layoutOf(static_cast<int>(window.width), static_cast<int>(window.height),
                                 panels_, gui_.scale());
  const std::vector<Frame> pictures = frames(layout.picture);
  for (std::size_t i = 0; i < stages_.size(); ++i) {
    if (pictureMouse(state_, stages_[i]->scene(words_), pictures[i])) state_.active = i;
  }
  const Scene scene = *this->scene();
  if (!state_.dialog.visible) {
    timeKeys(state_, scene);
    showKeys(state_, scene, pictures.front());
  }
  if (panels_) {
    drawShow(state_, scene, layout.left, pictures.front());
    drawSide(state_, scene, layout.right);
    drawTimeLine(state_, scene, layout.bottom);
  }
  for (std::size_t i = 0; i < stages_.size(); ++i) {
    const Projection projection(state_.view.camera, pictures[i]);
    drawPicture(state_, stages_[i]->scene(words_), projection, stages_[i]->legends(state_, words_));
    stages_[i]->draw(state_, projection, static_cast<int>(window.height));
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
