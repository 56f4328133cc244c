#include "viewer/content/colour_scale.h"

#include <algorithm>
#include <array>

#include "report/density_colours.h"

namespace muster::viewer {

namespace {

struct Hue {
  unsigned red, green, blue;
};
constexpr std::array<Hue, 8> kHues{{{0, 114, 178},
                                    {230, 159, 0},
                                    {0, 158, 115},
                                    {204, 121, 167},
                                    {86, 180, 233},
                                    {213, 94, 0},
                                    {240, 228, 66},
                                    {90, 90, 90}}};

unsigned byteOf(double share) {
  return static_cast<unsigned>(std::clamp(share, 0.0, 1.0) * 255.0 + 0.5);
}

}  // namespace

Rgba asRgba(const report::Colour& colour) {
  return rgba(byteOf(colour.red), byteOf(colour.green), byteOf(colour.blue));
}

Rgba scaleColour(double share) {
  const double value = std::clamp(share, 0.0, 1.0) * report::kDarkest_per_m2;
  return asRgba(report::densityColour(std::max(value, report::kEmpty_per_m2)));
}

Rgba kindColour(std::size_t kind) {
  const Hue& hue = kHues[kind % kHues.size()];
  constexpr std::array<double, 3> kShades{1.0, 0.68, 0.42};
  const double shade = kShades[kind / kHues.size() % kShades.size()];
  const auto part = [&](unsigned value) { return static_cast<unsigned>(value * shade); };
  return rgba(part(hue.red), part(hue.green), part(hue.blue));
}

}  // namespace muster::viewer
