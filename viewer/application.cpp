#include "viewer/application.h"

#include <algorithm>

#include "viewer/panels/layout.h"
#include "viewer/panels/picture.h"
#include "viewer/panels/show.h"
#include "viewer/panels/time_line.h"

namespace muster::viewer {

namespace {

constexpr Rgba kBackground = rgba(222, 225, 230);

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
  gui.learn(texts);
}

}  // namespace

Application::Application(Gui& gui, const Document& document, UiState state, bool panels)
    : gui_(gui),
      document_(document),
      state_(std::move(state)),
      panels_(panels),
      words_(state_.language) {
  painter_.setPlan(meshOf(*document.campus));
  learnNames(gui, document);
}

void Application::draw(int width, int height, double step_s) {
  if (words_.language() != state_.language) words_ = report::Words(state_.language);
  const Layout layout = layoutOf(width, height, panels_, gui_.scale());
  if (!state_.view.cameraSet) showWhole(state_.view, *document_.campus, layout.picture);
  const Scene scene{document_, moment_, words_};
  advance(state_.clock, scene, step_s);
  if (document_.frames && state_.clock.time_s != momentAt_s_) {
    moment_ = momentAt(*document_.frames, state_.clock.time_s);
    momentAt_s_ = state_.clock.time_s;
  }
  gui_.begin(width, height, step_s);
  pictureMouse(state_, layout.picture);
  timeKeys(state_, scene);
  showKeys(state_, scene, layout.picture);
  if (panels_) {
    drawShow(state_, scene, layout.left, layout.picture);
    drawTimeLine(state_, scene, layout.bottom);
  }
  const Projection projection(state_.view.camera, layout.picture);
  drawPicture(state_, scene, projection, legendOf(document_, state_.colourBy, words_));
  drawCampus(projection, height);
  gui_.end();
}

void Application::drawCampus(const Projection& projection, int height) {
  const plan::Campus& campus = *document_.campus;
  const ViewState& view = state_.view;
  std::vector<plan::LevelId> levels;
  if (view.stacked) {
    for (std::size_t i = 0; i < campus.levels.size(); ++i) levels.emplace_back(i);
    std::ranges::stable_sort(levels, {}, [&](plan::LevelId id) { return campus[id].elevation_m; });
  } else {
    levels = storeyOf(campus, view.level);
  }
  const Figures figures = figuresOf(document_, moment_, state_.colourBy);
  painter_.setFigures(figures.all);
  painter_.begin({projection, stretchOf(view), height}, kBackground);
  for (const plan::LevelId level : levels) {
    painter_.drawFloors(level);
    painter_.drawStrokes(level);
    if (view.stacked) painter_.drawWalls(level);
    painter_.drawFigures(figures.byLevel[level.index()]);
  }
  painter_.end();
}

}  // namespace muster::viewer
