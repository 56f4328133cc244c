#include "report/replay.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "report/chart.h"
#include "report/live_chart.h"

namespace muster::report {

extern const std::string_view kReplayJs;

namespace {

using nlohmann::json;

constexpr double kMostBytes = 1.5e6;           // a third more as base64
constexpr double kSteps_s[] = {0.5, 1, 2, 5};  // longer ones and people walk through walls
constexpr int kMostStep_dm = 127, kFarthest_dm = 32767;
constexpr std::size_t kMostInstants = 65535;

void put16(std::string& bytes, std::int32_t value) {
  bytes += static_cast<char>(value & 0xFF);
  bytes += static_cast<char>(value >> 8 & 0xFF);
}

std::int32_t decimetres(double metres) {
  return static_cast<std::int32_t>(
      std::lround(std::clamp(metres * 10, -1.0 - kFarthest_dm, double{kFarthest_dm})));
}

geometry::Vec2 lowestCorner(const io::RecordingInfo& info) {
  constexpr double kFar = std::numeric_limits<double>::infinity();
  geometry::Vec2 low{kFar, kFar};
  for (const io::RecordedSpace& space : info.spaces) {
    for (const geometry::Vec2 p : space.walkable.outer) {
      low.x = std::min(low.x, p.x);
      low.y = std::min(low.y, p.y);
    }
  }
  return std::isfinite(low.x) ? low : geometry::Vec2{};
}

}  // namespace

Replay::Replay(const io::RecordingInfo& info, std::size_t people, double start_s, double end_s)
    : info_(info), origin_(lowestCorner(info)), start_s_(start_s), step_s_(0), current_(people) {
  const auto bytes = [&](double step_s) {
    return 2.0 * static_cast<double>(people) * ((end_s - start_s) / step_s + 1);
  };
  for (const double step_s : kSteps_s) {
    step_s_ = step_s;
    if (bytes(step_s) <= kMostBytes) break;
  }
  fits_ = bytes(step_s_) <= kMostBytes && info.levels.size() < kMostInstants &&
          (end_s - start_s) / step_s_ < static_cast<double>(kMostInstants);
}

void Replay::end(std::size_t agent) {
  Stretch& s = current_[agent];
  if (s.x_dm.empty()) return;
  put16(bytes_, static_cast<std::int32_t>(s.level));
  put16(bytes_, static_cast<std::int32_t>(s.first));
  put16(bytes_, static_cast<std::int32_t>(s.x_dm.size()));
  put16(bytes_, s.x_dm.front());
  put16(bytes_, s.y_dm.front());
  for (std::size_t k = 1; k < s.x_dm.size(); ++k) {
    bytes_ += static_cast<char>(s.x_dm[k] - s.x_dm[k - 1]);
    bytes_ += static_cast<char>(s.y_dm[k] - s.y_dm[k - 1]);
  }
  s = {};
}

void Replay::add(const io::RecordedFrame& frame) {
  for (std::size_t i = 0; i < current_.size(); ++i) {
    Stretch& s = current_[i];
    const bool here =
        i < frame.present.size() && frame.present[i] && frame.space[i] != io::kNoSpace;
    if (!here) {
      end(i);
      continue;
    }
    const std::uint32_t level = info_.spaces[frame.space[i]].level;
    const std::int32_t x = decimetres(frame.position[i].x - origin_.x);
    const std::int32_t y = decimetres(frame.position[i].y - origin_.y);
    const bool follows = !s.x_dm.empty() && s.level == level &&
                         std::abs(x - s.x_dm.back()) <= kMostStep_dm &&
                         std::abs(y - s.y_dm.back()) <= kMostStep_dm;
    if (!follows) {
      end(i);
      s.level = level;
      s.first = instants_;
    }
    s.x_dm.push_back(x);
    s.y_dm.push_back(y);
  }
  ++instants_;
}

std::string Replay::headJson() const {
  json levels = json::array();
  for (std::size_t level = 0; level < info_.levels.size(); ++level) {
    json rings = json::array();
    const auto addRing = [&](const geometry::Ring& points) {
      json ring = json::array();
      for (const geometry::Vec2 p : points) {
        ring.push_back(decimetres(p.x - origin_.x));
        ring.push_back(decimetres(p.y - origin_.y));
      }
      rings.push_back(std::move(ring));
    };
    for (const io::RecordedSpace& space : info_.spaces) {
      if (space.level != level) continue;
      addRing(space.walkable.outer);
      for (const geometry::Ring& hole : space.walkable.holes) addRing(hole);
    }
    levels.push_back({{"id", info_.levels[level].id}, {"rings", std::move(rings)}});
  }
  return json{{"start", start_s_}, {"step", step_s_}, {"instants", instants_}, {"levels", levels}}
      .dump();
}

std::string Replay::html(const PageText& page) const {
  Replay whole = *this;
  for (std::size_t i = 0; i < whole.current_.size(); ++i) whole.end(i);
  std::string levels;
  for (std::size_t level = 0; level < info_.levels.size(); ++level)
    levels +=
        fmt::format("<option value=\"{}\">{}</option>", level,
                    escaped(page.words.name(info_.levels[level].name, info_.levels[level].id)));
  return fmt::format(
      "<div class=\"replay\"><p><button type=\"button\" data-pause=\"{}\">{}</button> "
      "<select aria-label=\"{}\">{}</select> <input type=\"range\" min=\"0\" step=\"0.1\" "
      "value=\"0\" aria-label=\"{}\"> <output></output></p>\n<canvas></canvas>\n{}{}</div>\n"
      "<script>{}</script>\n",
      page.text("report.replay.pause"), page.text("report.replay.play"),
      page.text("report.replay.level"), levels, page.text("report.replay.time"),
      pageData("replay-head", headJson()),
      pageData("replay-bytes", "\"" + base64(whole.bytes_) + "\""), kReplayJs);
}

}  // namespace muster::report
