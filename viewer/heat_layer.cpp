#include "viewer/heat_layer.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "viewer/content/clock_text.h"

namespace muster::viewer {

HeatLayer::HeatLayer(const Document& document)
    : document_(document), crowd_(*document.campus), blank_(*document.campus, kCell_m) {}

void HeatLayer::update(Painter& painter, Heat heat, double time_s, const report::Words& words,
                       const Sources& sources) {
  if (heat != heat_) {
    painter.clearHeat();
    painted_ = false;
    pictureLegend_.reset();
    frame_ = nullptr;
    airAt_s_ = -1;
    heat_ = heat;
  }
  if (heat == Heat::none || !document_.frames) return;
  const plan::Campus& campus = *document_.campus;
  const auto& overview = sources.overview;
  if (isOfAirNow(heat)) {
    paintAirNow(painter, time_s, words, sources);
  } else if (isOfFire(heat)) {
    if (painted_ || !sources.fire || sources.fire->maps.empty()) return;
    paintPictures(
        painter, fireMaps(*sources.fire, heat, campus, words), words,
        words.text("viewer.heat.fire-window", {{"to", clockText(sources.fire->pictured_s)}}));
  } else if (isOfPaths(heat)) {
    if (painted_ || !overview || overview->paths.empty()) return;
    paintPictures(painter, pathMaps(overview->paths, heat, campus, words), words,
                  words.text("viewer.heat.span", {{"from", clockText(overview->from_s)},
                                                  {"to", clockText(overview->to_s)}}));
  } else if (heat == Heat::now) {
    paintNow(painter, time_s);
  } else if (overview && !painted_ && (heat != Heat::difference || sources.base)) {
    longest_s_ = longestAbove(overview->maps);
    paint(painter, overview->maps, heat == Heat::difference ? sources.base.get() : nullptr);
    from_s_ = overview->from_s;
    to_s_ = overview->to_s;
  }
}

void HeatLayer::paintNow(Painter& painter, double time_s) {
  Frames& frames = *document_.frames;
  const SharedFrame frame = frames.count() > 0 ? frames.frame(frames.at(time_s)) : nullptr;
  if (!frame || frame == frame_) return;
  analysis::DensityMaps now = blank_;
  now.sample(crowd_.frame(*frame), 1.0);
  paint(painter, now.maps(), nullptr);
  frame_ = frame;
  from_s_ = to_s_ = frame->time_s;
}

// By whole seconds: the air changes slowly, and reading it takes some milliseconds.
void HeatLayer::paintAirNow(Painter& painter, double time_s, const report::Words& words,
                            const Sources& sources) {
  if (!sources.setup || !sources.setup->fire) return;
  if (airOf_ != sources.setup.get()) {
    // What doors people held open is known once the run is done.
    air_ = std::make_unique<analysis::AirNow>(
        sources.setup,
        sources.fire ? sources.fire->heldOpen : std::vector<std::vector<plan::OpeningId>>());
    airOf_ = sources.setup.get();
    airAt_s_ = -1;
  }
  const double now_s = std::floor(time_s);
  if (now_s == airAt_s_) return;
  airAt_s_ = now_s;
  analysis::FireResult air;
  air.effects = sources.setup->scenario.fire->effects;
  air.tenability = sources.setup->scenario.fire->tenability;
  air.pictured_s = now_s;
  air.maps = air_->at(now_s);
  painter.clearHeat();
  pictureLegend_.reset();
  paintPictures(painter, fireMaps(air, heat_, *document_.campus, words), words,
                words.text("viewer.heat.at", {{"time", clockText(now_s)}}));
}

void HeatLayer::paintPictures(Painter& painter, const std::vector<report::MapPicture>& maps,
                              const report::Words& words, const std::string& note) {
  const plan::Campus& campus = *document_.campus;
  for (const report::MapPicture& map : maps) {
    const plan::LevelId level = campus.level(map.level);
    painter.setHeat(level.index(), map.raster, pictureCells(map), campus[level].elevation_m);
    pictureLegend_ = pictureLegend(map, heat_, words);
    pictureLegend_->note =
        note + words.text("viewer.heat.cell", {{"cell", fmt::format("{:g}", map.raster.cell_m)}});
  }
  painted_ = true;
}

void HeatLayer::paint(Painter& painter, const std::vector<analysis::DensityMap>& maps,
                      const OverviewData* base) {
  const plan::Campus& campus = *document_.campus;
  for (const analysis::DensityMap& map : maps) {
    const plan::LevelId level = campus.level(map.level);
    std::vector<Rgba> cells;
    if (base) {
      const auto same = std::ranges::find_if(
          base->maps, [&](const analysis::DensityMap& other) { return sameGrid(map, other); });
      if (same == base->maps.end()) continue;
      cells = differenceCells(map, *same);
    } else {
      cells = heatCells(map, heat_, longest_s_, campus);
    }
    painter.setHeat(level.index(), {map.origin, map.cell_m, map.columns, map.lines}, cells,
                    campus[level].elevation_m);
  }
  painted_ = true;
}

void HeatLayer::draw(Painter& painter, plan::LevelId level) const {
  if (painted_) painter.drawHeat(level.index());
}

// Of a map whose picture is not there: why not.
Legend HeatLayer::pictured(const report::Words& words, double progress) const {
  if (pictureLegend_) return *pictureLegend_;
  Legend legend;
  legend.title = words.text("viewer.heat." + std::string(spell(heat_)));
  const bool running = document_.live && document_.live->stage() != LiveRun::Stage::done;
  if (painted_) {
    legend.note = words.text("viewer.heat.nothing");
  } else if (isOfPaths(heat_) && !document_.live) {
    legend.note = words.text("viewer.heat.working",
                             {{"percent", std::to_string(static_cast<int>(100 * progress))}});
  } else {
    legend.note = words.text(running ? "viewer.heat.when-done" : "viewer.heat.lighting");
  }
  return legend;
}

std::optional<Legend> HeatLayer::legend(const report::Words& words, double progress) const {
  const bool nothing = heat_ == Heat::none || (heat_ == Heat::difference && !painted_);
  if (nothing || !document_.frames) return std::nullopt;
  if (isOfFire(heat_) || isOfPaths(heat_)) return pictured(words, progress);
  Legend legend = heatLegend(heat_, longest_s_, words);
  if (!painted_) {
    legend.note = words.text("viewer.heat.working",
                             {{"percent", std::to_string(static_cast<int>(100 * progress))}});
  } else {
    legend.note = words.text("viewer.heat.window", {{"from", clockText(from_s_)},
                                                    {"to", clockText(to_s_)},
                                                    {"cell", fmt::format("{:g}", kCell_m)}});
    if (heat_ == Heat::service) legend.note += " · " + words.text("viewer.heat.facility");
  }
  return legend;
}

}  // namespace muster::viewer
