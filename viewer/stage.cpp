#include "viewer/stage.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>

namespace muster::viewer {

namespace {

constexpr Rgba kBackground = rgba(222, 225, 230);

// From below upwards.
std::vector<plan::LevelId> shownLevels(const plan::Campus& campus, const ViewState& view) {
  if (!view.stacked) return storeyOf(campus, view.level);
  std::vector<plan::LevelId> levels;
  for (std::size_t i = 0; i < campus.levels.size(); ++i) levels.emplace_back(i);
  std::ranges::stable_sort(levels, {}, [&](plan::LevelId id) { return campus[id].elevation_m; });
  return levels;
}

}  // namespace

Stage::Stage(Document& document, const report::Words& words)
    : document_(document), heat_(document), crowd_(*document.campus) {
  painter_.setPlan(meshOf(*document.campus));
  if (document.frames && !document.live)
    overview_ = std::make_unique<Overview>(document.path, *document.campus, HeatLayer::kCell_m);
  rename(words);
}

void Stage::rename(const report::Words& words) {
  if (document_.frames) marks_ = marksOf(document_, words);
}

Scene Stage::scene(const report::Words& words) const {
  Scene scene{
      document_, moment_, words, marks_, overviewData_.get(), overview_ ? overview_->progress() : 0,
      nullptr,   trail_};
  scene.point = point_ ? &*point_ : nullptr;
  return scene;
}

void Stage::wait() {
  if (overview_) overview_->wait();
  if (document_.live) document_.live->wait();
  if (relighting_.valid()) relighting_.wait();
  if (point_) point_->advance(*document_.frames, std::numeric_limits<double>::infinity());
}

void Stage::forget() {
  overviewData_ = nullptr;
  momentAt_s_ = -1;
  densityFrame_ = nullptr;
  point_.reset();
  heat_.renew();
}

void Stage::update(const UiState& state, const report::Words& words, const Stage* other) {
  if (!document_.frames) return;
  followRun(words);
  if (overview_ && !overviewData_) overviewData_ = overview_->data();
  readMoment(state);
  readTrail(state.selection, state.clock.time_s);
  readPoint(state.probe);
  heat_.update(painter_, state.heat, state.clock.time_s, words, heatSources(state.heat, other));
}

// The fire of a recording is lit again once a map of it is asked for.
HeatLayer::Sources Stage::heatSources(Heat heat, const Stage* other) {
  HeatLayer::Sources sources{overviewData_, other ? other->overviewData_ : nullptr, nullptr,
                             nullptr};
  if (document_.live) {
    sources.setup = document_.live->setup();
    if (document_.followed && document_.followed->fire && !document_.followed->fire->maps.empty())
      sources.fire = &*document_.followed->fire;
    return sources;
  }
  if (!isOfFire(heat) || !document_.description || !document_.description->fire) return sources;
  if (!relit_ && !relighting_.valid())
    relighting_ = relight(*document_.description, *document_.campus, document_.path);
  if (!relit_ && relighting_.wait_for(std::chrono::seconds(0)) == std::future_status::ready)
    relit_ = relighting_.get();
  if (relit_ && relit_->setup) {
    sources.setup = relit_->setup;
    sources.fire = &relit_->worst;
  }
  return sources;
}

void Stage::followRun(const report::Words& words) {
  if (!follow(document_)) return;
  rename(words);
  overviewData_ = document_.live->overview();
  heat_.renew();
}

void Stage::readMoment(const UiState& state) {
  Frames& frames = *document_.frames;
  const double now_s = std::min(state.clock.time_s, frames.end_s());
  if (now_s != momentAt_s_) {
    moment_ = momentAt(frames, now_s);
    momentAt_s_ = now_s;
    if (moment_.people.size() > document_.agents.size()) meetNewcomers(document_);
  }
  if (state.colourBy != ColourBy::density || frames.count() == 0) return;
  const SharedFrame frame = frames.frame(frames.at(now_s));
  if (frame && frame != densityFrame_) density_.sample(crowd_.frame(*frame));
  densityFrame_ = frame;
}

void Stage::readPoint(const ProbePoint& probe) {
  constexpr double kShare_s = 0.01;  // of a picture's time
  if (!probe.space.valid()) return point_.reset();
  if (!point_ || !(point_->point() == probe)) point_.emplace(*document_.campus, probe);
  point_->advance(*document_.frames, kShare_s);
}

void Stage::readTrail(const Selection& selection, double now_s) {
  constexpr double kOften_s = 0.5;  // it takes some chunks of the recording
  if (trailOf_.kind == selection.kind && trailOf_.index == selection.index &&
      std::abs(now_s - trailAt_s_) < kOften_s)
    return;
  trailOf_ = selection;
  trailAt_s_ = now_s;
  trail_.clear();
  if (selection.kind == Selection::Kind::person && document_.frames->count() > 0)
    trail_ = trailOf(*document_.frames, selection.index, now_s);
}

std::vector<Legend> Stage::legends(const UiState& state, const report::Words& words) const {
  std::vector<Legend> legends;
  if (!document_.frames) return legends;
  if (state.view.people) legends.push_back(legendOf(document_, colouring(state), words));
  if (auto heat = heat_.legend(words, overview_ ? overview_->progress() : 0))
    legends.push_back(std::move(*heat));
  return legends;
}

ColourBy Stage::colouring(const UiState& state) const {
  return canColour(document_, state.colourBy) ? state.colourBy : ColourBy::speed;
}

void Stage::draw(const UiState& state, const Projection& projection, int windowHeight_px) {
  const ViewState& view = state.view;
  const Figures figures = figuresOf(document_, moment_, colouring(state), density_.perAgent());
  painter_.setFigures(figures.all);
  painter_.begin({projection, stretchOf(view), windowHeight_px}, kBackground);
  for (const plan::LevelId level : shownLevels(*document_.campus, view)) {
    painter_.drawFloors(level);
    heat_.draw(painter_, level);
    painter_.drawStrokes(level);
    if (view.stacked) painter_.drawWalls(level);
    if (view.people) painter_.drawFigures(figures.byLevel[level.index()]);
  }
  painter_.end();
}

}  // namespace muster::viewer
