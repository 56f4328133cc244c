// Keeps the maps on the floor up to date: repaints the textures when what is asked, the moment (for
// the density now) or the recording's overview has changed.
// Thread rule: the thread of the context.
#pragma once

#include <memory>
#include <optional>

#include "analysis/air_now.h"
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

  // What maps are made of; each may be missing.
  struct Sources {
    std::shared_ptr<const OverviewData> overview, base;  // base: what a difference is to
    std::shared_ptr<const simulation::Setup> setup;      // with a fire: of the air now
    const analysis::FireResult* fire = nullptr;          // with maps of the worst air
  };
  void update(Painter& painter, Heat heat, double time_s, const report::Words& words,
              const Sources& sources);
  // The overview has changed.
  void renew() {
    painted_ = false;
    airOf_ = nullptr;
  }
  void draw(Painter& painter, plan::LevelId level) const;
  // nullopt if nothing is asked for.
  std::optional<Legend> legend(const report::Words& words, double progress) const;

 private:
  void paintAirNow(Painter& painter, double time_s, const report::Words& words,
                   const Sources& sources);
  void paintPictures(Painter& painter, const std::vector<report::MapPicture>& maps,
                     const report::Words& words, const std::string& note);
  void paintNow(Painter& painter, double time_s);
  void paint(Painter& painter, const std::vector<analysis::DensityMap>& maps,
             const OverviewData* base);

  Legend pictured(const report::Words& words, double progress) const;

  const Document& document_;
  RecordedCrowd crowd_;
  analysis::DensityMaps blank_;
  Heat heat_ = Heat::none;
  double from_s_ = 0, to_s_ = 0;  // of what is painted
  double longest_s_ = 0;
  bool painted_ = false;
  std::optional<Legend> pictureLegend_;  // of what is painted
  SharedFrame frame_;                    // painted, of Heat::now
  std::unique_ptr<analysis::AirNow> air_;
  const simulation::Setup* airOf_ = nullptr;
  double airAt_s_ = -1;
};

}  // namespace muster::viewer
