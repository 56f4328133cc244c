// What is going to happen, in order of time; what falls together, in the order in which it arose.
//
// Thread rule: owned by one evacuation.
#pragma once

#include <cstdint>
#include <optional>
#include <queue>
#include <utility>
#include <vector>

namespace muster::hydraulic {

enum class Kind : std::uint8_t { change, setOff, arrive, gateReady, roomFree, patience };

struct Event {
  double time_s;
  std::uint64_t number;  // order of arising
  Kind kind;
  std::uint32_t subject;     // change, person, opening or space, as the kind says
  std::uint32_t ticket = 0;  // arrive: void if the person has turned since

  auto key() const { return std::pair(time_s, number); }
  bool operator>(const Event& other) const { return key() > other.key(); }
};

class Agenda {
 public:
  double now_s() const { return now_s_; }

  // Requires: not before now.
  void expect(double time_s, Kind kind, std::size_t subject, std::uint32_t ticket = 0) {
    events_.push({time_s, number_++, kind, static_cast<std::uint32_t>(subject), ticket});
  }

  // Takes the next event, which is now; none if none comes up to `until_s`.
  std::optional<Event> next(double until_s) {
    if (events_.empty() || events_.top().time_s > until_s) return std::nullopt;
    const Event event = events_.top();
    events_.pop();
    now_s_ = event.time_s;
    return event;
  }

 private:
  std::priority_queue<Event, std::vector<Event>, std::greater<>> events_;
  std::uint64_t number_ = 0;
  double now_s_ = 0;
};

}  // namespace muster::hydraulic
