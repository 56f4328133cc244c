// People who walk about in a way that can be computed for any time: what the recording and export
// tests record.
#pragma once

#include <string>
#include <vector>

#include "simulation/frame.h"

namespace muster::io::testing {

// Removed with everything in it.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::string& path() const { return path_; }
  std::string file(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

std::string contents(const std::string& path);
void writeFile(const std::string& path, const std::string& bytes);
// Cuts the file's last bytes off.
void truncate(const std::string& path, std::size_t bytes);

// Two rooms side by side on the ground level (20 × 10 m together), one with a hole on the upper
// one. People wait, walk to and fro with some sway, change rooms, and some leave.
class Walk {
 public:
  explicit Walk(std::size_t agents);
  void grow(std::size_t agents);
  // Valid until the next call.
  simulation::Frame at(double time_s);
  const simulation::Setup& setup() const { return setup_; }

 private:
  void move(std::size_t agent, double time_s);

  plan::Campus campus_;
  simulation::Setup setup_;
  crowd::Crowd crowd_;
  std::vector<simulation::Status> status_;
  std::vector<simulation::GroupId> group_;
  std::vector<std::uint8_t> teacher_;
};

// Steps of 0.05 s, frames of 0.2 s.
void record(Walk& walk, const std::string& path, double until_s);

}  // namespace muster::io::testing
