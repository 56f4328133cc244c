#include "report/fire_pictures.h"

#include <fmt/core.h>

#include <cmath>
#include <limits>

#include "report/colour_ramps.h"
#include "report/plan_drawing.h"

namespace muster::report {
namespace {

using analysis::AirMap;
using analysis::FireResult;

// The legends' ends, the same in every picture; what is less than a trace stays white.
constexpr double kHottest_C = 120;  // pain at once (crowd.md D.6)
constexpr double kTraceWarmth_C = 2;
constexpr double kTraceDose = 0.005;
constexpr double kWidestMargin_s = 180;
constexpr float kNothing = std::numeric_limits<float>::quiet_NaN();
constexpr Colour kNeverUntenable{0.80, 0.86, 0.80};

std::string clock(double seconds) {
  const int whole = static_cast<int>(std::floor(seconds + 0.5));
  return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

std::vector<float> covered(const AirMap& map, const std::vector<float>& values) {
  std::vector<float> shown = values;
  for (std::size_t cell = 0; cell < shown.size(); ++cell) {
    if (!map.covered[cell]) shown[cell] = kNothing;
  }
  return shown;
}

class Album {
 public:
  Album(const FireResult& fire, const plan::Campus& campus, const Words& words)
      : fire_(fire), campus_(campus), words_(words) {}

  std::vector<MapPicture> pictures() const {
    std::vector<MapPicture> all;
    for (const AirMap& map : fire_.maps) {
      if (!map.touched) continue;
      all.push_back(visibility(map));
      all.push_back(temperature(map));
      all.push_back(dose(map));
      all.push_back(margin(map));
    }
    return all;
  }

 private:
  // What all four have in common; `what` names the file and the texts.
  MapPicture begin(const AirMap& map, const std::string& what) const {
    MapPicture picture;
    picture.file = pictureName(what, map.level);
    picture.level = map.level;
    picture.raster = map.raster;
    const std::string time = clock(fire_.pictured_s);
    const std::string level = words_.name(map.name, map.level);
    picture.title = words_.text("picture." + what + "-title", {{"level", level}, {"time", time}});
    const std::string height = fmt::format("{:.2g}", fire_.tenability.height_m);
    const char* until = fire_.still_indoors == 0 ? "picture.until-last" : "picture.until-end";
    picture.subtitle = words_.text(until, {{"campus", words_.name(campus_.name, campus_.file)},
                                           {"height", height},
                                           {"time", time},
                                           {"count", std::to_string(fire_.still_indoors)}});
    picture.unit = words_.text("picture." + what + "-unit");
    return picture;
  }

  void markWorst(MapPicture& picture, const char* key, int decimals) const {
    const auto worst = worstCell(picture);
    if (!worst) return;
    const double value = static_cast<double>(picture.values[*worst]);
    if (!std::isfinite(value)) return;
    picture.mark = {picture.raster.centre(*worst),
                    words_.text(key, {{"value", fmt::format("{:.{}f}", value, decimals)}})};
  }

  MapPicture visibility(const AirMap& map) const {
    MapPicture picture = begin(map, "visibility");
    picture.values = covered(map, map.visibility_m);
    for (float& seen : picture.values) {
      if (static_cast<double>(seen) >= hazard::kFarthestSeen_m) seen = kNothing;
    }
    picture.highestIsWorst = false;
    picture.to = hazard::kFarthestSeen_m;
    picture.colour = [](double metres) { return viridis(1 - metres / hazard::kFarthestSeen_m); };
    picture.numbers = {{0, "0"}, {5, "5"}, {10, "10"}, {20, "20"}, {30, "≥ 30"}};
    picture.limit = fire_.tenability.visibility_m;
    markWorst(picture, "picture.visibility-worst", 1);
    return picture;
  }

  MapPicture temperature(const AirMap& map) const {
    MapPicture picture = begin(map, "temperature");
    picture.values = covered(map, map.temperature_C);
    for (float& degrees : picture.values) {
      if (static_cast<double>(degrees) < hazard::kAmbientTemperature_C + kTraceWarmth_C) {
        degrees = kNothing;
      }
    }
    picture.from = hazard::kAmbientTemperature_C;
    picture.to = kHottest_C;
    picture.colour = [](double degrees) {
      return viridis((degrees - hazard::kAmbientTemperature_C) /
                     (kHottest_C - hazard::kAmbientTemperature_C));
    };
    picture.numbers = {{20, "20"}, {40, "40"},   {60, "60"},
                       {80, "80"}, {100, "100"}, {120, "≥ 120"}};
    if (fire_.tenability.temperature_C <= kHottest_C) {
      picture.limit = fire_.tenability.temperature_C;
    }
    markWorst(picture, "picture.temperature-worst", 0);
    return picture;
  }

  MapPicture dose(const AirMap& map) const {
    MapPicture picture = begin(map, "dose");
    picture.values = covered(map, map.dose);
    for (float& dose : picture.values) {
      if (static_cast<double>(dose) < kTraceDose) dose = kNothing;
    }
    picture.colour = [](double dose) { return viridis(dose); };
    picture.numbers = {{0, "0"}, {0.3, "0.3"}, {0.5, "0.5"}, {1, "≥ 1"}};
    picture.limit = fire_.tenability.dose;
    markWorst(picture, "picture.dose-worst", 2);
    return picture;
  }

  MapPicture margin(const AirMap& map) const {
    MapPicture picture = begin(map, "margin");
    picture.subtitle =
        words_.text("picture.margin-note", {{"campus", words_.name(campus_.name, campus_.file)}});
    picture.values = map.last_there_s;
    for (std::size_t cell = 0; cell < picture.values.size(); ++cell) {
      const float untenable_s = map.untenable_s[cell];
      float& value = picture.values[cell];
      if (!map.covered[cell]) value = kNothing;
      if (std::isnan(value)) continue;
      value =
          std::isnan(untenable_s) ? std::numeric_limits<float>::infinity() : untenable_s - value;
    }
    picture.highestIsWorst = false;
    picture.from = -kWidestMargin_s;
    picture.to = kWidestMargin_s;
    picture.colour = [](double seconds) {
      if (std::isinf(seconds)) return kNeverUntenable;
      // Steepest about 0: which side of it a cell lies on must be seen.
      const double reach = std::sqrt(std::min(1.0, std::fabs(seconds) / kWidestMargin_s));
      return redToBlue(0.5 + (seconds < 0 ? -0.5 : 0.5) * reach);
    };
    picture.numbers = {{-180, "≤ -180"}, {-90, "-90"}, {0, "0"}, {90, "90"}, {180, "≥ 180"}};
    picture.limit = 0;
    picture.sign = {kNeverUntenable,
                    words_.text("picture.margin-never", {{"time", clock(fire_.judgedUntil_s)}})};
    markWorst(picture, "picture.margin-worst", 0);
    return picture;
  }

  const FireResult& fire_;
  const plan::Campus& campus_;
  const Words& words_;
};

}  // namespace

std::vector<MapPicture> firePictures(const FireResult& fire, const plan::Campus& campus,
                                     const Words& words) {
  return Album(fire, campus, words).pictures();
}

}  // namespace muster::report
