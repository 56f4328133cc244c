// What only the whole run can tell: density maps over all of it, and how many were where each
// second. Of a recording it is read by a thread of its own, so that the first picture need not wait
// for it; a live run counts as it goes (live_run.h).
//
// Thread rule: made, asked and destroyed on one thread; the campus must outlive it.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "analysis/path_maps.h"
#include "analysis/run_result.h"
#include "io/recording_reader.h"
#include "plan/campus.h"

namespace muster::viewer {

struct OverviewData {
  double from_s = 0, to_s = 0;
  std::vector<analysis::DensityMap> maps;
  std::vector<analysis::PathMap> paths;             // of a live run only once it is done
  std::vector<double> times_s;                      // each sample
  std::vector<std::vector<std::uint32_t>> inSpace;  // people by space and sample
  std::vector<std::vector<std::uint32_t>> inZone;   // by assembly zone of the campus and sample
  std::vector<std::uint32_t> gone;                  // out or in place, by sample
};

// Counts who is where in one more instant.
void count(OverviewData& data, const io::RecordedFrame& frame, const plan::Campus& campus);

class Overview {
 public:
  // Opens the recording a second time.
  Overview(std::string recording, const plan::Campus& campus, double cell_m);
  ~Overview();  // ends the reading

  double progress() const { return progress_; }
  // Null until all is read, and if the recording cannot be.
  std::shared_ptr<const OverviewData> data() const;
  void wait();

 private:
  void read(const std::string& recording, const plan::Campus& campus, double cell_m);

  std::atomic<double> progress_ = 0;
  std::atomic<bool> ended_ = false;
  mutable std::mutex mutex_;
  std::shared_ptr<const OverviewData> data_;
  std::thread thread_;
};

}  // namespace muster::viewer
