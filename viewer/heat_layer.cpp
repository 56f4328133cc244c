#include "viewer/heat_layer.h"

#include <fmt/format.h>

#include <algorithm>

#include "viewer/panels/time_line.h"

namespace muster::viewer {

HeatLayer::HeatLayer(const Document& document)
    : document_(document), crowd_(*document.campus), blank_(*document.campus, kCell_m) {}

void HeatLayer::update(Painter& painter, Heat heat, double time_s, const report::Words& words,
                       const std::shared_ptr<const OverviewData>& overview,
                       const std::shared_ptr<const OverviewData>& base) {
  if (heat != heat_) {
    painter.clearHeat();
    painted_ = false;
    fireLegend_.reset();
    frame_ = nullptr;
    heat_ = heat;
  }
  if (heat == Heat::none || !document_.frames) return;
  if (isOfFire(heat)) {
    if (!painted_) paintFire(painter, words);
  } else if (heat == Heat::now) {
    Frames& frames = *document_.frames;
    const SharedFrame frame = frames.count() > 0 ? frames.frame(frames.at(time_s)) : nullptr;
    if (!frame || frame == frame_) return;
    analysis::DensityMaps now = blank_;
    now.sample(crowd_.frame(*frame), 1.0);
    paint(painter, now.maps(), nullptr);
    frame_ = frame;
    from_s_ = to_s_ = frame->time_s;
  } else if (overview && !painted_ && (heat != Heat::difference || base)) {
    longest_s_ = longestAbove(overview->maps);
    paint(painter, overview->maps, heat == Heat::difference ? base.get() : nullptr);
    from_s_ = overview->from_s;
    to_s_ = overview->to_s;
  }
}

void HeatLayer::paintFire(Painter& painter, const report::Words& words) {
  const auto& run = document_.followed;
  if (!run || !run->fire || run->fire->maps.empty()) return;
  const plan::Campus& campus = *document_.campus;
  for (const report::MapPicture& map : fireMaps(*run->fire, heat_, campus, words)) {
    const plan::LevelId level = campus.level(map.level);
    painter.setHeat(level.index(), map.raster, fireCells(map), campus[level].elevation_m);
    fireLegend_ = fireLegend(map, heat_, words);
    fireLegend_->note =
        words.text("viewer.heat.fire-window", {{"to", clockText(run->fire->pictured_s)}});
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

std::optional<Legend> HeatLayer::legend(const report::Words& words, double progress) const {
  const bool nothing = heat_ == Heat::none || (heat_ == Heat::difference && !painted_);
  if (nothing || !document_.frames) return std::nullopt;
  if (isOfFire(heat_)) return fireLegend_;
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
