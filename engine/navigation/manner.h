// How somebody walks to the goal of a leg: his own, or made of what is before him.
#pragma once

#include <algorithm>
#include <cmath>

namespace muster::navigation {

// How much slower than it wants to somebody walks: 0 as it wants, 1 half as fast or slower, as in a
// crowd of more than 2 P/m² (Weidmann 1993). Worked out when it is asked for: most ways do not
// depend on it, and it takes a root and a division.
class HeldUp {
 public:
  constexpr HeldUp() = default;
  constexpr HeldUp(double share) : value_(share) {}
  // Who walks so fast, squared, and wants to walk so fast; standing is no being held up.
  static constexpr HeldUp of(double squaredSpeed, double wanted) {
    HeldUp held(squaredSpeed);
    held.wanted_ = wanted;
    return held;
  }
  operator double() const {
    if (wanted_ < 0) return value_;
    if (wanted_ <= 0) return 0;
    // Minima, which are no branches: how far from his wish somebody is nobody foresees.
    return std::min(std::max(2.0 * (1.0 - std::sqrt(value_) / wanted_), 0.0), 1.0);
  }

 private:
  double value_ = 0;    // the share, or the squared speed
  double wanted_ = -1;  // negative: the share is given
};

struct Manner {
  // In [0, 1], a person's own: how far off an inner corner he passes an opening or a turn where the
  // shortest way would take everybody round its last decimetre. 0 = the shortest way.
  double taste = 0;
  // In [0, 1]: how much slower than wanted he walks; who is held up by a crowd passes a turn
  // abreast of it, and uses wide gates whole.
  HeldUp heldUp = 0;
  // In (0, 1]: the share of the width of the opening before him that he keeps to, on its right
  // side, because others come towards him through it. 1 = nobody comes.
  double lane = 1;
};

}  // namespace muster::navigation
