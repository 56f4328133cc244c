#include "report/map_picture.h"

#include <cairo.h>
#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "io/text_file.h"
#include "report/plan_drawing.h"

namespace muster::report {
namespace {

using geometry::Vec2;

constexpr double kMargin_px = 28.0;
constexpr double kTitle_px = 88.0;       // height of the title's strip
constexpr double kLegend_px = 104.0;     // height of the legend's strip
constexpr double kNarrowest_px = 900.0;  // legend and title need this much
// No finer than this, or the picture of a single room would be a poster of pixels.
constexpr double kMostScale_px_per_m = 60.0;
constexpr double kSmall_px = 17.0;
constexpr double kLarge_px = 26.0;
// Cairo rounds corners to 1/256 px: cells that only touch may leave a line of pixels to nobody.
constexpr double kSeam_px = 0.02;

struct Sheet {
  PlanView view;
  int width_px;
  int height_px;
};

Sheet sheetFor(const geometry::Box& box, int longest_px) {
  const double width = std::max(box.width(), 1.0);
  const double height = std::max(box.height(), 1.0);
  const double scale =
      std::min({(longest_px - 2 * kMargin_px) / width,
                (longest_px - kTitle_px - kLegend_px) / height, kMostScale_px_per_m});
  Sheet sheet;
  sheet.width_px =
      static_cast<int>(std::ceil(std::max(width * scale + 2 * kMargin_px, kNarrowest_px)));
  sheet.height_px = static_cast<int>(std::ceil(height * scale + kTitle_px + kLegend_px));
  sheet.view.scale_px_per_m = scale;
  sheet.view.left_px = 0.5 * (sheet.width_px - width * scale) - box.low.x * scale;
  sheet.view.bottom_px = kTitle_px + height * scale + box.low.y * scale;
  return sheet;
}

// The worse of two; whatever is there is worse than nothing.
float worse(float a, float b, bool highest) {
  if (std::isnan(a)) return b;
  if (std::isnan(b)) return a;
  return highest ? std::max(a, b) : std::min(a, b);
}

// Cells smaller than a pixel are put together, the worst of them shown: a peak must never fall
// between two pixels.
void drawCells(Canvas& canvas, const MapPicture& map, const PlanView& view) {
  cairo_t* context = canvas.context();
  const analysis::Raster& raster = map.raster;
  const double cell_px = raster.cell_m * view.scale_px_per_m;
  const auto step = static_cast<std::size_t>(std::max(1.0, std::ceil(1.0 / cell_px)));
  cairo_set_antialias(context, CAIRO_ANTIALIAS_NONE);
  for (std::size_t line = 0; line < raster.lines; line += step) {
    for (std::size_t column = 0; column < raster.columns; column += step) {
      float worst = std::numeric_limits<float>::quiet_NaN();
      for (std::size_t l = line; l < std::min(line + step, raster.lines); ++l) {
        for (std::size_t c = column; c < std::min(column + step, raster.columns); ++c) {
          worst = worse(worst, map.values[l * raster.columns + c], map.highestIsWorst);
        }
      }
      if (std::isnan(worst)) continue;
      const double size = cell_px * static_cast<double>(step);
      const Vec2 corner =
          raster.origin +
          Vec2{static_cast<double>(column), static_cast<double>(line)} * raster.cell_m;
      cairo_rectangle(context, view.x(corner), view.y(corner) - size, size + kSeam_px,
                      size + kSeam_px);
      canvas.fill(map.colour(static_cast<double>(worst)));
    }
  }
  cairo_set_antialias(context, CAIRO_ANTIALIAS_DEFAULT);
}

void drawMark(Canvas& canvas, const MapPicture::Mark& mark, const PlanView& view) {
  constexpr double kRadius_px = 9.0;
  cairo_t* context = canvas.context();
  const double x = view.x(mark.where);
  const double y = view.y(mark.where);
  for (const auto& [colour, width] : {std::pair{kWhite, 5.0}, std::pair{kPeak, 2.5}}) {
    cairo_arc(context, x, y, kRadius_px, 0.0, 6.2832);
    canvas.stroke(colour, width);
  }
  const double width = canvas.textWidth(mark.label, kSmall_px, true);
  // Beside the ring, on whichever side there is room.
  const bool right = x + kRadius_px + 8 + width < canvas.width() - 4;
  const double left = right ? x + kRadius_px + 6 : x - kRadius_px - 10 - width;
  cairo_rectangle(context, left - 1, y - 13, width + 6, 25);
  canvas.fill(kWhite);
  canvas.text(mark.label, left + 2, y - 12, kSmall_px, kPeak, Align::left, true);
}

// A bar of colours with its numbers; returns where it ends.
double drawRamp(Canvas& canvas, double top, const MapPicture& map) {
  constexpr double kBar_px = 330.0;
  constexpr double kHeight_px = 18.0;
  cairo_t* context = canvas.context();
  canvas.text(map.unit, kMargin_px, top, kSmall_px, kInk);
  const double bar = top + 27;
  const double range = map.to - map.from;
  for (int i = 0; i < static_cast<int>(kBar_px); ++i) {
    cairo_rectangle(context, kMargin_px + i, bar, 1.5, kHeight_px);
    canvas.fill(map.colour(map.from + range * (i + 0.5) / kBar_px));
  }
  cairo_rectangle(context, kMargin_px, bar, kBar_px, kHeight_px);
  canvas.stroke(kInk, 1.0);
  for (const auto& [number, label] : map.numbers) {
    const double x = kMargin_px + kBar_px * (number - map.from) / range;
    cairo_move_to(context, x, bar + kHeight_px);
    cairo_line_to(context, x, bar + kHeight_px + 5);
    canvas.stroke(kInk, 1.0);
    canvas.text(label, x, bar + kHeight_px + 6, kSmall_px, kInk, Align::centre);
  }
  if (map.limit) {
    const double x = kMargin_px + kBar_px * (*map.limit - map.from) / range;
    cairo_move_to(context, x, bar - 4);
    cairo_line_to(context, x, bar + kHeight_px + 5);
    canvas.stroke(kPeak, 3.0);
  }
  return kMargin_px + kBar_px;
}

// What doors and exits look like, two below each other.
void drawSigns(Canvas& canvas, double left, double top, const Words& words,
               const std::optional<MapPicture::Sign>& more) {
  std::vector<MapPicture::Sign> signs = {{kExit, words.text("picture.final-exit")},
                                         {kLocked, words.text("picture.locked")}};
  if (more) signs.push_back(*more);
  double widest = 0;
  for (std::size_t i = 0; i < signs.size(); ++i) {
    const double y = top + (i % 2 == 0 ? 0 : 30);
    if (i == 2) left += 44 + widest + 30;
    cairo_move_to(canvas.context(), left, y + 12);
    cairo_line_to(canvas.context(), left + 34, y + 12);
    canvas.stroke(signs[i].colour, 6.0);
    widest = std::max(widest, canvas.text(signs[i].label, left + 44, y, kSmall_px, kInk));
  }
}

// A bar of a round length, about a fifth of the picture.
void drawScale(Canvas& canvas, double top, double scale_px_per_m, const Words& words) {
  double metres = 1.0;
  for (const double round : {1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0}) {
    if (round * scale_px_per_m <= 0.2 * canvas.width()) metres = round;
  }
  const double right = canvas.width() - kMargin_px;
  const double left = right - metres * scale_px_per_m;
  const double bar = top + 36;
  cairo_t* context = canvas.context();
  cairo_rectangle(context, left, bar, right - left, 7);
  canvas.stroke(kInk, 1.5);
  cairo_rectangle(context, left, bar, 0.5 * (right - left), 7);
  canvas.fill(kInk);
  canvas.text("0", left, bar + 11, kSmall_px, kInk, Align::centre);
  canvas.text(words.text("picture.metres", {{"value", fmt::format("{:.0f}", metres)}}), right,
              bar + 11, kSmall_px, kInk, Align::right);
}

bool unsafe(unsigned char byte) {
  return byte < 0x20 || byte == 0x7F ||
         std::string_view("/\\:*?\"<>|%").find(static_cast<char>(byte)) != std::string_view::npos;
}

}  // namespace

std::string pictureName(std::string_view what, std::string_view level) {
  std::string name = std::string(what) + '_';
  for (const char c : level) {
    const auto byte = static_cast<unsigned char>(c);
    if (unsafe(byte)) {
      name += fmt::format("%{:02X}", byte);
    } else {
      name += c;
    }
  }
  return name + ".png";
}

std::optional<std::size_t> worstCell(const MapPicture& map) {
  std::optional<std::size_t> worst;
  for (std::size_t cell = 0; cell < map.values.size(); ++cell) {
    const float value = map.values[cell];
    if (std::isnan(value)) continue;
    const auto beats = [&](float other) {
      return map.highestIsWorst ? value > other : value < other;
    };
    if (!worst || beats(map.values[*worst])) worst = cell;
  }
  return worst;
}

Canvas paintMap(const MapPicture& map, const plan::Campus& campus, const Words& words,
                int longest_px) {
  const plan::LevelId level = campus.level(map.level);
  const Sheet sheet = sheetFor(levelBox(campus, level), longest_px);
  Canvas canvas(sheet.width_px, sheet.height_px);
  cairo_t* context = canvas.context();
  drawFloors(canvas, campus, level, sheet.view);
  cairo_save(context);
  clipToSpaces(canvas, campus, level, sheet.view);
  drawCells(canvas, map, sheet.view);
  cairo_restore(context);
  drawWalls(canvas, campus, level, sheet.view);
  // Once more in the doorways: a stream of people must not look cut where the plan is.
  cairo_save(context);
  clipToOpenings(canvas, campus, level, sheet.view);
  drawCells(canvas, map, sheet.view);
  cairo_restore(context);
  drawDoors(canvas, campus, level, sheet.view);
  if (map.mark) drawMark(canvas, *map.mark, sheet.view);
  canvas.text(map.title, kMargin_px, 12, kLarge_px, kInk, Align::left, true);
  canvas.text(map.subtitle, kMargin_px, 45, kSmall_px, kQuietInk);
  const double top = sheet.height_px - kLegend_px + 16;
  const double end = drawRamp(canvas, top, map);
  drawSigns(canvas, end + 60, top + 8, words, map.sign);
  drawScale(canvas, top, sheet.view.scale_px_per_m, words);
  return canvas;
}

// Drawing is quick, and fonts want one thread; packing and waiting for the disk are not, and go to
// all threads.
Result<std::vector<std::string>> writePictures(const std::string& folder,
                                               const std::vector<MapPicture>& maps,
                                               const plan::Campus& campus, const Words& words,
                                               const Loop& loop) {
  std::vector<Problems> problems(maps.size());
  std::vector<std::string> files;
  for (const MapPicture& map : maps) files.push_back(folder + '/' + map.file);
  // As many at once as there are threads: they are painted one by one, packed together, and make
  // room for the next.
  const auto atOnce = static_cast<std::size_t>(loop.threads());
  for (std::size_t first = 0; first < maps.size(); first += atOnce) {
    std::vector<Canvas> canvases;
    for (std::size_t i = first; i < std::min(first + atOnce, maps.size()); ++i)
      canvases.push_back(paintMap(maps[i], campus, words));
    loop.run(canvases.size(), 1, [&](const Loop::Chunk& chunk) {
      const std::size_t i = first + chunk.begin;
      const std::string& level = maps[i].level;
      if (const auto bytes = canvases[chunk.begin].png()) {
        problems[i] = io::writeAtomically(files[i], *bytes);
      } else {
        problems[i] = {
            {Severity::error, "report.picture-failed", files[i], {}, level, {{"level", level}}}};
      }
    });
  }
  Problems all;
  for (Problems& some : problems) append(all, std::move(some));
  if (hasErrors(all)) return tl::unexpected(std::move(all));
  return files;
}

}  // namespace muster::report
