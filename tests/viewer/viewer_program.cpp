#include "viewer_program.h"

#include <cairo.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>

namespace muster::testing {

Said viewer(const std::string& arguments) {
  return run("env -u DISPLAY -u WAYLAND_DISPLAY LANGUAGE=en timeout -k 5 300 '" MUSTER_VIEWER "' " +
             arguments);
}

Said viewerInWindow(const std::string& arguments, const std::string& environment) {
  return runOnDisplay("'" MUSTER_VIEWER "' " + arguments, environment);
}

Said runOnDisplay(const std::string& command, const std::string& environment) {
  if (run("command -v Xvfb").exit != 0) {
    ADD_FAILURE() << "there is no Xvfb: install the package xvfb (tests/run does)";
    return {};
  }
  return run("env LANGUAGE=en " + environment + " timeout -k 5 300 '" +
             source("tests/viewer/on_display") + "' " + command);
}

std::string recordingOf(const std::string& scenario) {
  static std::map<std::string, std::string> made;
  std::string& folder = made[scenario];
  if (folder.empty()) {
    folder = freshFolder();
    const Said said = muster("run '" + source("scenarios/" + scenario + ".toml") +
                             "' --threads 2 --out '" + folder + "'");
    EXPECT_EQ(said.exit, 0) << said.output;
  }
  return folder + "/recording.muster";
}

std::string samples() {
  namespace fs = std::filesystem;
  const std::string folder = freshFolder();
  fs::create_directory(folder + "/scenarios");
  fs::copy_file(source("scenarios/two-storeys.toml"), folder + "/scenarios/two-storeys.toml");
  fs::copy(source("maps"), folder + "/maps", fs::copy_options::recursive);
  return folder + "/scenarios/two-storeys.toml";
}

Picture readPicture(const std::string& png) {
  Picture picture;
  cairo_surface_t* surface = cairo_image_surface_create_from_png(png.c_str());
  if (cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS) {
    picture.width = cairo_image_surface_get_width(surface);
    picture.height = cairo_image_surface_get_height(surface);
    const unsigned char* data = cairo_image_surface_get_data(surface);
    const int stride = cairo_image_surface_get_stride(surface);
    for (int y = 0; y < picture.height; ++y) {
      const auto* row =
          reinterpret_cast<const std::uint32_t*>(data + static_cast<std::ptrdiff_t>(y) * stride);
      for (int x = 0; x < picture.width; ++x) picture.pixels.push_back(row[x] & 0xFFFFFFu);
    }
  }
  cairo_surface_destroy(surface);
  return picture;
}

Picture fromAfar(const Picture& picture, int columns, int lines) {
  Picture small{columns, lines, {}};
  if (picture.width < columns || picture.height < lines) return small;
  for (int line = 0; line < lines; ++line) {
    for (int column = 0; column < columns; ++column) {
      unsigned sum[3] = {0, 0, 0}, count = 0;
      for (int y = line * picture.height / lines; y < (line + 1) * picture.height / lines; ++y) {
        for (int x = column * picture.width / columns; x < (column + 1) * picture.width / columns;
             ++x, ++count) {
          const std::uint32_t pixel =
              picture.pixels[static_cast<std::size_t>(y * picture.width + x)];
          for (int part = 0; part < 3; ++part) sum[part] += pixel >> (8 * part) & 255u;
        }
      }
      small.pixels.push_back(sum[0] / count | (sum[1] / count) << 8 | (sum[2] / count) << 16);
    }
  }
  return small;
}

double difference(const Picture& a, const Picture& b) {
  if (a.pixels.size() != b.pixels.size() || a.width != b.width || a.pixels.empty()) return 255;
  double sum = 0;
  for (std::size_t i = 0; i < a.pixels.size(); ++i) {
    for (int part = 0; part < 3; ++part) {
      const int one = static_cast<int>(a.pixels[i] >> (8 * part) & 255u);
      const int other = static_cast<int>(b.pixels[i] >> (8 * part) & 255u);
      sum += std::abs(one - other);
    }
  }
  return sum / (3.0 * static_cast<double>(a.pixels.size()));
}

std::size_t colours(const Picture& picture) {
  return std::set<std::uint32_t>(picture.pixels.begin(), picture.pixels.end()).size();
}

}  // namespace muster::testing
