// What a page's replay holds is what was recorded, to a decimetre; what does not fit is not begun.
#include "report/replay.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace muster::report {
namespace {

using ::testing::HasSubstr;

io::RecordingInfo twoLevels() {
  io::RecordingInfo info;
  info.levels = {{"F1", {"Ground <floor>", ""}, 0}, {"F2", {"", ""}, 4}};
  const geometry::Polygon room{{{10, 20}, {30, 20}, {30, 40}, {10, 40}}, {}};
  info.spaces = {{"a", 0, room}, {"b", 1, room}};
  return info;
}

io::RecordedFrame frame(double time_s, std::uint32_t space, geometry::Vec2 p, bool second) {
  io::RecordedFrame frame;
  frame.time_s = time_s;
  frame.present = {1, static_cast<std::uint8_t>(second ? 1 : 0)};
  frame.status = {simulation::Status::moving, simulation::Status::moving};
  frame.space = {space, second ? 1u : io::kNoSpace};
  frame.position = {p, {10, 20}};
  return frame;
}

// Between the tags of the script element of this class.
nlohmann::json data(const std::string& html, const std::string& look) {
  const std::string tag = "class=\"" + look + "\">";
  const std::size_t from = html.find(tag) + tag.size();
  return nlohmann::json::parse(html.substr(from, html.find("</script>", from) - from));
}

std::vector<int> bytes(const std::string& base64Text) {
  const std::string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::vector<int> out;
  unsigned bits = 0, held = 0;
  for (const char c : base64Text) {
    if (c == '=') break;
    held = held << 6 | static_cast<unsigned>(letters.find(c));
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    out.push_back(static_cast<int>(held >> bits & 0xFF));
  }
  return out;
}

TEST(Replay, HoldsWhatWasRecorded) {
  const io::RecordingInfo info = twoLevels();
  Replay replay(info, 2, 0, 1);
  ASSERT_TRUE(replay.fits());
  EXPECT_EQ(replay.step_s(), 0.5);
  replay.add(frame(0, 0, {12, 25}, false));
  replay.add(frame(0.5, 0, {12.5, 24.8}, true));
  replay.add(frame(1, 1, {12.5, 24.8}, false));  // up the stairs; the second one has gone
  const Words words(Language::en);
  const std::string html = replay.html({words});
  const nlohmann::json head = data(html, "replay-head");
  EXPECT_EQ(head["instants"], 3);
  EXPECT_EQ(head["levels"].size(), 2u);
  EXPECT_EQ(head["levels"][0]["rings"][0], nlohmann::json({0, 0, 200, 0, 200, 200, 0, 200}));
  // level, first, count, x, y (16 bit each), then steps.
  const std::vector<int> expected{0, 0, 0, 0, 2, 0, 20, 0, 50, 0, 5, 0xFE,  // person 0 below
                                  1, 0, 1, 0, 1, 0, 0,  0, 0,  0,           // person 1
                                  1, 0, 2, 0, 1, 0, 25, 0, 48, 0};          // person 0 above
  EXPECT_EQ(bytes(data(html, "replay-bytes")), expected);
  EXPECT_THAT(html, HasSubstr("Ground &lt;floor&gt;"));
  EXPECT_EQ(html, replay.html({words}));  // telling changes nothing
}

TEST(Replay, TakesLongerStepsOrNothing) {
  const io::RecordingInfo info = twoLevels();
  EXPECT_EQ(Replay(info, 1680, 0, 300).step_s(), 1);
  EXPECT_TRUE(Replay(info, 1680, 0, 300).fits());
  EXPECT_FALSE(Replay(info, 100000, 0, 3600).fits());
}

}  // namespace
}  // namespace muster::report
