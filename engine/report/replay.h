// A run to play in the page: people's positions, thinned, and the outlines of the storeys, with the
// script that shows them. Times between two kept instants are straight lines.
//
// Data (replay.js reads them): JSON with levels and outlines, and bytes in base64, one piece after
// the other for each stretch that somebody spent on one level: level, first instant, instants (16
// bit each), x and y of the first in decimetres from the origin (16 bit), then a signed byte each
// of dx and dy per further instant; little endian. Thread rule: one thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "io/recording_reader.h"
#include "report/page.h"

namespace muster::report {

class Replay {
 public:
  // Of a recording of so many people that lasts so long: keeps as many instants as fit.
  Replay(const io::RecordingInfo& info, std::size_t people, double start_s, double end_s);

  double step_s() const { return step_s_; }
  // The next instant; to be called for times start_s, start_s + step_s() …
  void add(const io::RecordedFrame& frame);
  // False: too long, too many or too far apart to be shown in a page.
  bool fits() const { return fits_; }
  // The player as HTML, its data and its script included.
  std::string html(const PageText& page) const;

 private:
  struct Stretch {
    std::uint32_t level = 0, first = 0;
    std::vector<std::int32_t> x_dm, y_dm;
  };
  void end(std::size_t agent);
  std::string headJson() const;

  const io::RecordingInfo& info_;
  geometry::Vec2 origin_;
  double start_s_, step_s_;
  bool fits_ = true;
  std::uint32_t instants_ = 0;
  std::vector<Stretch> current_;  // by agent; empty: not there
  std::string bytes_;
};

}  // namespace muster::report
