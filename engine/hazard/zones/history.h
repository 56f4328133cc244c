// What the model said, second by second, small: of each compartment the interface and the
// conditions of its two layers in single precision. Thread rule: whoever appends owns it; then
// anybody may read.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "hazard/conditions.h"
#include "hazard/zones/model.h"

namespace muster::hazard::zones {

struct RoomAir {
  double interface_m = 0;            // above the floor
  std::array<Conditions, 2> layers;  // radiation: from the upper layer, to its face
};
// `a` and so much of `b` instead.
RoomAir mixed(const RoomAir& a, const RoomAir& b, double share);
RoomAir airOf(const Room& room);

class History {
 public:
  static constexpr double kEvery_s = 1;

  explicit History(std::size_t rooms) : rooms_(rooms) {}
  void append(const Model& model);  // at end_s() + kEvery_s, the first at 0
  double end_s() const { return kEvery_s * (static_cast<double>(frames_) - 1); }
  // At that time since the ignition, between two frames; the first and the last stay.
  void at(double time_s, std::vector<RoomAir>& rooms) const;

 private:
  static constexpr std::size_t kValues = 15;
  RoomAir read(std::size_t frame, std::size_t room) const;

  std::size_t rooms_, frames_ = 0;
  std::vector<float> values_;
};

}  // namespace muster::hazard::zones
