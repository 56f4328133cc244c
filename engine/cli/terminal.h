// The terminal as the program sees it: a progress line that shows only where somebody looks (stderr
// is a terminal), and Ctrl-C as a polite request. Nothing below cli knows of either.
#pragma once

#include <chrono>
#include <string>

#include "foundation/progress.h"

namespace muster::cli {

// From the first progress line on, Ctrl-C (SIGINT) and SIGTERM set a flag; a second one ends the
// program at once. Before, while files are read and checked, nobody asks for the flag: the first
// ends it.
bool interrupted();

// "[=====>      ] 42 %  0:31 left", redrawn at most five times a second; erased by finish(). Silent
// in a pipe.
class ProgressLine final : public Progress {
 public:
  explicit ProgressLine(std::string label);
  ~ProgressLine() override;
  void advance(double fraction) override;
  bool cancelled() const override { return interrupted(); }
  void finish();
  // A line on standard output, above the progress line.
  void say(const std::string& line);

 private:
  using Clock = std::chrono::steady_clock;
  std::string label_;
  bool shown_;
  Clock::time_point start_, last_;
};

bool stdoutIsTerminal();

}  // namespace muster::cli
