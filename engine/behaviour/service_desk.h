// A service with lanes and lines, without geometry: who is whose turn, who is served how long. The
// caller says when somebody who was called has come to his lane, and how long he takes.
//
// One line for all lanes, or a line for each; the first of a line is called to the first free lane
// (lowest number). Who joins takes the shortest line of the open lanes, the one at the lane
// counted, ties to the lower number. With jockeying the last of a line changes to the end of one
// that is shorter by two or more. A lane that closes still serves whom it has called; its line
// goes to the ends of the others in order.
//
// Checked against queueing theory (M/M/1, M/D/1, M/M/c). Thread rule: owned by one thread. No
// memory is taken beyond the people announced.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

namespace muster::behaviour {

class ServiceDesk {
 public:
  static constexpr std::uint32_t kNobody = std::numeric_limits<std::uint32_t>::max();
  struct Lane {
    std::uint32_t customer = kNobody;  // called or being served
    double until_s = -1;               // end of his service; negative: not begun
  };

  // lanes >= 1; `people`: so many may come at once without taking memory.
  ServiceDesk(std::size_t lanes, bool lineEach, bool jockeying, std::size_t people);

  void join(std::uint32_t who);
  void leave(std::uint32_t who);    // out of a line or from a lane; nothing if he is in none
  void setOpen(std::size_t lanes);  // the first so many, 1 to all
  std::size_t open() const { return open_; }

  // Somebody who is in no line takes a free lane.
  void take(std::size_t lane, std::uint32_t who) { lanes_[lane] = {who, -1}; }

  // Ends services that are over, calls the next, begins services of those who are there.
  // isThere(lane, who), takes(who): seconds >= 0, served(who), called(lane, who).
  template <class IsThere, class Takes, class Served>
  void advance(double now_s, const IsThere& isThere, const Takes& takes, const Served& served) {
    for (Lane& lane : lanes_) {
      if (lane.customer == kNobody || lane.until_s < 0 || lane.until_s > now_s) continue;
      served(lane.customer);
      lane = {};
    }
    callNext();
    for (std::size_t k = 0; k < lanes_.size(); ++k) {
      Lane& lane = lanes_[k];
      if (lane.customer == kNobody || lane.until_s >= 0 || !isThere(k, lane.customer)) continue;
      lane.until_s = now_s + takes(lane.customer);
    }
  }

  const std::vector<Lane>& lanes() const { return lanes_; }
  // From the first to the last; one line, or one per lane.
  const std::vector<std::vector<std::uint32_t>>& lines() const { return lines_; }
  std::size_t waiting() const;  // in lines

 private:
  void callNext();
  void jockey();
  std::size_t lengthOf(std::size_t line) const;
  std::size_t shortestLine() const;

  std::vector<Lane> lanes_;
  std::vector<std::vector<std::uint32_t>> lines_;
  std::size_t open_;
  bool jockeying_;
};

}  // namespace muster::behaviour
