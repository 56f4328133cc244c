// Runs muster-viewer as a user would, and looks at its pictures.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "program.h"

namespace muster::testing {

// Arguments as typed in a shell; without a display.
Said viewer(const std::string& arguments);
// The same on a display of its own (Xvfb); fails the test where there is none.
// `environment`: further variables, as env takes them.
Said viewerInWindow(const std::string& arguments, const std::string& environment = "");
// Any command there.
Said runOnDisplay(const std::string& command, const std::string& environment = "");

// Of a run of scenarios/<name>.toml with the program `muster`; made once for each process.
std::string recordingOf(const std::string& scenario);

// A copy of scenarios/two-storeys.toml that variants may be written beside.
std::string samples();

struct Picture {
  int width = 0, height = 0;
  std::vector<std::uint32_t> pixels;  // 0xRRGGBB, rows from the top
};
// Empty if it cannot be read.
Picture readPicture(const std::string& png);
// Means over blocks: what is left of a picture seen from afar.
Picture fromAfar(const Picture& picture, int columns, int lines);
// Mean absolute difference of the channels, 0 to 255; 255 if the sizes differ.
double difference(const Picture& a, const Picture& b);
// How many different colours there are.
std::size_t colours(const Picture& picture);

}  // namespace muster::testing
