// Arrivals as a table of comma, semicolon or tab separated values, one line per stream of people.
// UTF-8 or GB18030; headers in English or Chinese in any order (* = needed):
//
// - groups 人员: ids of groups, several as a/b or a|b; empty = all that nothing else names
// - at 入口 *: openings to the outside, spaces or zones, several as a/b or a|b
// - from 开始 *, to 结束 *: seconds since the start, or a clock time as 07:20 or 07:20:30
// - count 人数, or rate_per_min 每分钟人数; neither = all of the groups
// - process 方式: uniform, poisson, peaked, platoon; empty = poisson
// - peak 高峰: of peaked; as from
// - platoon 每批人数: of platoon
//
// Every bad cell is a problem with line and column; lines with problems give no arrival. Thread
// rule: pure functions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "foundation/problem.h"
#include "simulation/arrival.h"

namespace muster::io {

struct ReadArrivals {
  std::vector<simulation::Arrival> arrivals;
  Problems problems;
};

// `startClock_h`: the hour of day at second 0, for clock times.
ReadArrivals readArrivalTable(std::string_view bytes, const std::string& file, double startClock_h);

}  // namespace muster::io
