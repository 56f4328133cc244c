// The queues of agents before bottlenecks, as files: five columns of bottlenecks.csv, and
// queue_lengths.csv with a row per bottleneck and second in which somebody waited. Meanings:
// analysis/queues.h. Thread rule: free functions.
#pragma once

#include <string>

#include "analysis/run_result.h"
#include "io/csv_writer.h"

namespace muster::io {

// longest_queue, longest_at_s, waited_person_s, longest_wait_s, queue_reached.
void addQueue(CsvWriter& csv, const analysis::RunResult& result,
              const analysis::BottleneckQueue& queue);
std::string queueLengthsCsv(const analysis::RunResult& result);

}  // namespace muster::io
