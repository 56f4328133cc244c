#include "io/queue_tables.h"

#include <fmt/format.h>

#include "io/result_tables.h"

namespace muster::io {

using analysis::BottleneckQueue;
using analysis::RunResult;

void addQueue(CsvWriter& csv, const RunResult& result, const BottleneckQueue& queue) {
  std::string reached;
  for (const BottleneckQueue::Reach& reach : queue.reached)
    reached += fmt::format("{}{}: {:.0f} s", reached.empty() ? "" : "; ",
                           result.spaces[reach.space.index()], reach.first_s);
  csv.cell(queue.longest).cell(queue.longest_at_s).cell(queue.waited_person_s);
  csv.cell(queue.longest_wait_s).cell(reached);
}

std::string queueLengthsCsv(const RunResult& result) {
  CsvWriter csv("kind,id,time_s,persons");
  for (const analysis::BottleneckRow& row : result.bottlenecks) {
    for (const BottleneckQueue::Length& length : row.queue.lengths)
      csv.cell(spell(row.kind)).cell(row.id).cell(length.time_s).cell(length.persons).endRow();
  }
  return csv.take();
}

}  // namespace muster::io
