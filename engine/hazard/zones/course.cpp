#include "hazard/zones/course.h"

#include <algorithm>

namespace muster::hazard::zones {

Course::Course(const Plan& plan)
    : plan_(plan), model_(plan.made.network), open_(plan.open), broken_(plan.made.windows.size()) {}

void Course::setShares(std::span<const float> openShare) {
  for (std::size_t o = 0; o < open_.size(); ++o) {
    const std::size_t vent = plan_.made.ventOfOpening[o];
    if (vent == kOpenAir) continue;
    const double held = o < openShare.size() ? static_cast<double>(openShare[o]) : 0.0;
    model_.setShare(vent, std::clamp(std::max(open_[o], held), kShutLeaks, 1.0));
  }
  for (std::size_t w = 0; w < broken_.size(); ++w) {
    const WindowVent& window = plan_.made.windows[w];
    const Room& room = model_.rooms()[model_.network().wallVents[window.vent].first];
    const bool always = !window.opens_s && !window.opensAbove_K;
    const bool time = window.opens_s && model_.time_s() >= *window.opens_s;
    const bool heat = window.opensAbove_K && room.temperature_K[kUpper] >= *window.opensAbove_K;
    if (always || time || heat) broken_[w] = 1;
    model_.setShare(window.vent, broken_[w] ? 1 : 0);
  }
}

void Course::advanceTo(double time_s, std::span<const float> openShare) {
  while (model_.time_s() < time_s) {
    while (nextChange_ < plan_.changes.size() &&
           plan_.changes[nextChange_].time_s <= model_.time_s()) {
      const DoorChange& change = plan_.changes[nextChange_++];
      open_[change.opening.index()] = change.open;
    }
    setShares(openShare);
    double until = std::min(time_s, model_.time_s() + 1);  // windows are looked at every second
    if (nextChange_ < plan_.changes.size()) {
      until = std::min(until, plan_.changes[nextChange_].time_s);
    }
    model_.advanceTo(until);
  }
}

}  // namespace muster::hazard::zones
