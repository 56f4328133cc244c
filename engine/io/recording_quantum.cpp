#include "io/recording_quantum.h"

#include <array>
#include <cmath>
#include <numbers>
#include <utility>

#include "foundation/elementary.h"

namespace muster::io {

namespace {

constexpr int kEighth = 32;  // parts in an eighth of a turn

// Tangents of the borders between parts: below [k] lie the parts up to k.
std::array<double, kEighth + 1> borders() {
  std::array<double, kEighth + 1> tangents{};
  for (std::size_t k = 0; k < kEighth; ++k) {
    const double angle = (static_cast<double>(k) + 0.5) * (std::numbers::pi / (4 * kEighth));
    tangents[k] = sine(angle) / cosine(angle);
  }
  tangents[kEighth] = 2.0;  // beyond any tangent of an eighth
  return tangents;
}

}  // namespace

// A table of tangents instead of an arc tangent: the rest of the turn follows by symmetry.
std::uint8_t turnPart(double x, double y) {
  static const auto kBorders = borders();
  double along = std::fabs(x), across = std::fabs(y);
  const bool steep = across > along;
  if (steep) std::swap(along, across);
  if (!(along > 0.0)) return 0;
  const double tangent = across / along;
  // Within one part of the angle everywhere in [0, 1].
  auto part = static_cast<std::size_t>(tangent * (39.6 - 7.8 * tangent * tangent));
  while (part > 0 && tangent < kBorders[part - 1]) --part;
  while (tangent >= kBorders[part]) ++part;
  int turn = static_cast<int>(part);
  if (steep) turn = 2 * kEighth - turn;
  if (x < 0) turn = 4 * kEighth - turn;
  if (y < 0) turn = -turn;
  return static_cast<std::uint8_t>(turn & 0xFF);
}

}  // namespace muster::io
