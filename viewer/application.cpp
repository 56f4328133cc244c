#include "viewer/application.h"

#include <algorithm>
#include <chrono>
#include <utility>

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

bool haveSamePlan(const plan::Campus& a, const plan::Campus& b) {
  const auto same = [](const auto& these, const auto& those) {
    return std::ranges::equal(
        these, those, {}, [](const auto& thing) { return thing.id; },
        [](const auto& thing) { return thing.id; });
  };
  return same(a.levels, b.levels) && same(a.spaces, b.spaces) && same(a.openings, b.openings) &&
         same(a.stairs, b.stairs) && same(a.zones, b.zones);
}

// Places of another plan are not chosen in this one.
void fitTo(UiState& state, const plan::Campus& campus) {
  state.selection = {};
  state.probe = {};
  if (state.view.level.valid())
    state.view.level = plan::LevelId(std::min(state.view.level.index(), campus.levels.size() - 1));
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
  differences_ = {};
  comparing_ = {};
  samePlan_ = true;
  if (documents_.size() < 2) return;
  samePlan_ = haveSamePlan(*documents_[0].campus, *documents_[1].campus);
  comparing_ = compareStudies(documents_[0], documents_[1]);
}

void Application::activate(std::size_t stage) {
  if (stage == state_.active) return;
  state_.active = stage;
  state_.changes = documents_[stage].changes;
  if (!samePlan_) fitTo(state_, *documents_[stage].campus);
}

UiState Application::chosenFor(std::size_t stage) const {
  UiState chosen = state_;
  fitTo(chosen, *documents_[stage].campus);
  return chosen;
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
    const auto& difference = state_.active == 0 ? differences_.ofFirst : differences_.ofSecond;
    scene.studyDifference = difference ? &*difference : nullptr;
  }
  return scene;
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
  if (comparing_.valid() &&
      comparing_.wait_for(std::chrono::seconds(0)) == std::future_status::ready)
    takeDifferences();
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
    for (std::size_t i = 0; i < stages_.size(); ++i) {
      const Stage* other = i == 1 ? stages_[0].get() : nullptr;
      if (samePlan_ || i == state_.active) {
        stages_[i]->update(state_, words_, other);
      } else {
        stages_[i]->update(chosenFor(i), words_, other);
      }
    }
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
    if (clickedIn(pictures[i])) activate(i);
    pictureMouse(state_, stages_[i]->scene(words_), pictures[i]);
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
    if (samePlan_ || i == state_.active) {
      drawStage(i, state_, pictures[i], window);
    } else {
      drawStage(i, chosenFor(i), pictures[i], window);
    }
  }
}

void Application::drawStage(std::size_t stage, const UiState& state, const Frame& picture,
                            const Frame& window) {
  const Stage& shown = *stages_[stage];
  const Projection projection(state.view.camera, picture);
  drawPicture(state, shown.scene(words_), projection, shown.legends(state, words_));
  stages_[stage]->draw(state, projection, static_cast<int>(window.height));
}

}  // namespace muster::viewer
