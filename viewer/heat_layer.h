// Keeps the maps on the floor up to date: repaints the textures when what is asked, the moment (for
// the density now) or the recording's overview has changed.
// Thread rule: the thread of the context.
#pragma once

#include <memory>
#include <optional>

#include "analysis/density_map.h"
#include "viewer/content/recorded_crowd.h"
#include "viewer/graphics/painter.h"
#include "viewer/state.h"

namespace muster::viewer {

class HeatLayer {
 public:
  // The grid of scenarios that ask for no other.
  static constexpr double kCell_m = 0.5;

  explicit HeatLayer(const Document& document);

  void update(Painter& painter, Heat heat, double time_s, const report::Words& words,
              const std::shared_ptr<const OverviewData>& overview,
              const std::shared_ptr<const OverviewData>& base);
  // The overview has changed.
  void renew() { painted_ = false; }
  void draw(Painter& painter, plan::LevelId level) const;
  // nullopt if nothing is shown.
  std::optional<Legend> legend(const report::Words& words, double progress) const;

 private:
  void paintFire(Painter& painter, const report::Words& words);
  void paint(Painter& painter, const std::vector<analysis::DensityMap>& maps,
             const OverviewData* base);

  const Document& document_;
  RecordedCrowd crowd_;
  analysis::DensityMaps blank_;
  Heat heat_ = Heat::none;
  double from_s_ = 0, to_s_ = 0;  // of what is painted
  double longest_s_ = 0;
  bool painted_ = false;
  std::optional<Legend> fireLegend_;  // of what is painted
  SharedFrame frame_;                 // painted, of Heat::now
};

}  // namespace muster::viewer
