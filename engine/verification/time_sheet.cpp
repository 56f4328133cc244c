#include "verification/time_sheet.h"

#include <algorithm>

namespace muster::verification {

void TimeSheet::add(std::string_view name, double wall_s) {
  const auto known = std::find_if(entries_.begin(), entries_.end(),
                                  [&](const Entry& entry) { return entry.name == name; });
  if (known == entries_.end()) {
    entries_.push_back({std::string(name), wall_s});
  } else {
    known->wall_s += wall_s;
  }
}

void TimeSheet::add(const TimeSheet& other) {
  for (const Entry& entry : other.entries()) add(entry.name, entry.wall_s);
}

void TimeSheet::addPhases(const simulation::World& world, const PhaseTimes& before) {
  const PhaseTimes now = world.phaseTimes();
  for (std::size_t i = 0; i < now.size(); ++i) {
    if (std::string_view(now[i].name) == "observe") continue;
    add(now[i].name, now[i].wall_s - (before.empty() ? 0.0 : before[i].wall_s));
  }
}

double TimeSheet::sum_s() const {
  double sum = 0;
  for (const Entry& entry : entries_) sum += entry.wall_s;
  return sum;
}

void TimedObserver::begin(const simulation::Frame& first) {
  sheet_.timed(name_, [&] { observed_.begin(first); });
}

void TimedObserver::observe(const simulation::Frame& frame) {
  sheet_.timed(name_, [&] { observed_.observe(frame); });
}

void TimedObserver::end(const simulation::Frame& last) {
  sheet_.timed(name_, [&] { observed_.end(last); });
}

}  // namespace muster::verification
