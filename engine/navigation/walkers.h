// People who follow one leg, as columns, and the ways they read all at once (Atlas::read).
//
// Thread rule: plain values.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "navigation/manner.h"
#include "navigation/reading.h"

namespace muster::navigation {

struct Walker {
  geometry::Vec2 at;
  double taste = 0, lane = 1;                // as Manner's
  double squaredSpeed = 0, wantedSpeed = 0;  // as HeldUp::of()
  Manner manner() const { return {taste, HeldUp::of(squaredSpeed, wantedSpeed), lane}; }
};

struct Walkers {
  static constexpr std::size_t kMost = 32;
  struct alignas(64) Numbers : std::array<double, kMost> {};  // whole vectors of any machine

  std::size_t size = 0;
  Numbers x, y, taste, lane, squaredSpeed, wantedSpeed;  // asked, by walker
  Numbers wayX, wayY, distance_m;                        // answered

  // The next one, if size < kMost.
  void ask(const Walker& walker) {
    x[size] = walker.at.x;
    y[size] = walker.at.y;
    taste[size] = walker.taste;
    lane[size] = walker.lane;
    squaredSpeed[size] = walker.squaredSpeed;
    wantedSpeed[size] = walker.wantedSpeed;
    ++size;
  }
  Walker asked(std::size_t k) const {
    return {{x[k], y[k]}, taste[k], lane[k], squaredSpeed[k], wantedSpeed[k]};
  }
  void answer(std::size_t k, const Reading& reading) {
    wayX[k] = reading.direction.x;
    wayY[k] = reading.direction.y;
    distance_m[k] = reading.distance_m;
  }
  Reading answer(std::size_t k) const { return {{wayX[k], wayY[k]}, distance_m[k]}; }
};

}  // namespace muster::navigation
