#include "viewer/graphics/painter.h"

#include <array>
#include <cstddef>
#include <map>

#include "viewer/graphics/gl.h"
#include "viewer/graphics/shaders.h"

namespace muster::viewer {

namespace {

static_assert(sizeof(Corner) == 20 && sizeof(Stroke) == 36 && sizeof(Figure) == 28);

constexpr float kLeastRadius_px = 1.6f;

struct HeatQuad {
  GlTexture texture;
  GlBuffer buffer;
  GlArray array;
  float elevation_m = 0;
};

}  // namespace

struct Painter::Parts {
  GlProgram floor = makeProgram(shaders::kFloorVertex, shaders::kFloorFragment);
  GlProgram stroke = makeProgram(shaders::kStrokeVertex, shaders::kStrokeFragment);
  GlProgram heat = makeProgram(shaders::kHeatVertex, shaders::kHeatFragment);
  GlProgram figure = makeProgram(shaders::kFigureVertex, shaders::kFigureFragment);
  GlBuffer corners = makeBuffer(), strokes = makeBuffer(), figures = makeBuffer();
  GlArray floorArray = makeArray(), strokeArray = makeArray(), figureArray = makeArray();
  std::map<std::size_t, HeatQuad> heats;
  std::vector<LevelMesh> levels;

  // Of the look that is being drawn.
  std::array<float, 4> rowX{}, rowY{};
  float stretch = 1, pixelsPerMetre = 1, halfWidth_px = 1, halfHeight_px = 1;

  void use(const GlProgram& program) const {
    const GLuint name = program.name();
    glUseProgram(name);
    glUniform4fv(glGetUniformLocation(name, "rowX"), 1, rowX.data());
    glUniform4fv(glGetUniformLocation(name, "rowY"), 1, rowY.data());
    glUniform1f(glGetUniformLocation(name, "stretch"), stretch);
    glUniform2f(glGetUniformLocation(name, "halfFrame_px"), halfWidth_px, halfHeight_px);
    glUniform1f(glGetUniformLocation(name, "pixelsPerMetre"), pixelsPerMetre);
    glUniform1f(glGetUniformLocation(name, "leastRadius_px"), kLeastRadius_px);
  }

  // Instances begin at `first`: 3.3 has no base instance, so the columns are described anew.
  void describeStrokes(std::size_t first) const {
    glBindBuffer(GL_ARRAY_BUFFER, strokes.name());
    const std::size_t base = first * sizeof(Stroke);
    const std::array<Attribute, 4> columns{
        {{0, 3, GL_FLOAT, false, base + offsetof(Stroke, ax)},
         {1, 3, GL_FLOAT, false, base + offsetof(Stroke, bx)},
         {2, 2, GL_FLOAT, false, base + offsetof(Stroke, width_m)},
         {3, 4, GL_UNSIGNED_BYTE, true, base + offsetof(Stroke, colour)}}};
    describe(columns, sizeof(Stroke), 1);
  }
  void describeFigures(std::size_t first) const {
    glBindBuffer(GL_ARRAY_BUFFER, figures.name());
    const std::size_t base = first * sizeof(Figure);
    const std::array<Attribute, 3> columns{
        {{0, 4, GL_FLOAT, false, base + offsetof(Figure, x)},
         {1, 2, GL_FLOAT, false, base + offsetof(Figure, headingX)},
         {2, 4, GL_UNSIGNED_BYTE, true, base + offsetof(Figure, colour)}}};
    describe(columns, sizeof(Figure), 1);
  }
  void drawCorners(Range range) const {
    if (range.count == 0) return;
    use(floor);
    glBindVertexArray(floorArray.name());
    glDrawArrays(GL_TRIANGLES, static_cast<GLint>(range.first), static_cast<GLsizei>(range.count));
  }
};

Painter::Painter() : parts_(std::make_unique<Parts>()) {}
Painter::~Painter() = default;

void Painter::setPlan(const PlanMesh& mesh) {
  Parts& p = *parts_;
  p.levels = mesh.levels;
  clearHeat();
  glBindVertexArray(p.floorArray.name());
  glBindBuffer(GL_ARRAY_BUFFER, p.corners.name());
  fillArrayBuffer(mesh.corners.data(), mesh.corners.size() * sizeof(Corner), GL_STATIC_DRAW);
  const std::array<Attribute, 2> columns{
      {{0, 4, GL_FLOAT, false, offsetof(Corner, x)},
       {1, 4, GL_UNSIGNED_BYTE, true, offsetof(Corner, colour)}}};
  describe(columns, sizeof(Corner), 0);
  glBindBuffer(GL_ARRAY_BUFFER, p.strokes.name());
  fillArrayBuffer(mesh.strokes.data(), mesh.strokes.size() * sizeof(Stroke), GL_STATIC_DRAW);
  glBindVertexArray(0);
}

void Painter::setHeat(std::size_t slot, const analysis::Raster& raster,
                      std::span<const Rgba> cells, double elevation_m) {
  HeatQuad& quad = parts_->heats[slot];
  if (quad.array.name() == 0) {
    quad.texture = makeTexture();
    quad.buffer = makeBuffer();
    quad.array = makeArray();
  }
  quad.elevation_m = static_cast<float>(elevation_m);
  glBindTexture(GL_TEXTURE_2D, quad.texture.name());
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, static_cast<GLsizei>(raster.columns),
               static_cast<GLsizei>(raster.lines), 0, GL_RGBA, GL_UNSIGNED_BYTE, cells.data());
  const auto left = static_cast<float>(raster.origin.x), low = static_cast<float>(raster.origin.y);
  const auto right =
      static_cast<float>(raster.origin.x + raster.cell_m * static_cast<double>(raster.columns));
  const auto high = static_cast<float>(raster.origin.y + raster.cell_m * static_cast<double>(raster.lines));
  const std::array<float, 16> corners{left, low,  0, 0, right, low,  1, 0,
                                      left, high, 0, 1, right, high, 1, 1};
  glBindVertexArray(quad.array.name());
  glBindBuffer(GL_ARRAY_BUFFER, quad.buffer.name());
  fillArrayBuffer(corners.data(), sizeof(corners), GL_STATIC_DRAW);
  const std::array<Attribute, 1> columns{{{0, 4, GL_FLOAT, false, 0}}};
  describe(columns, 4 * sizeof(float), 0);
  glBindVertexArray(0);
}

void Painter::clearHeat() {
  parts_->heats.clear();
}

void Painter::setFigures(std::span<const Figure> figures) {
  glBindBuffer(GL_ARRAY_BUFFER, parts_->figures.name());
  fillArrayBuffer(figures.data(), figures.size_bytes(), GL_STREAM_DRAW);
}

void Painter::begin(const Look& look, Rgba background) {
  Parts& p = *parts_;
  const Frame& frame = look.projection.frame();
  p.rowX = look.projection.clipX();
  p.rowY = look.projection.clipY();
  p.stretch = static_cast<float>(look.stretch);
  p.pixelsPerMetre = static_cast<float>(1.0 / look.projection.metresPerPixel());
  p.halfWidth_px = static_cast<float>(frame.width / 2);
  p.halfHeight_px = static_cast<float>(frame.height / 2);
  const auto left = static_cast<GLint>(frame.x);
  const auto bottom = static_cast<GLint>(look.windowHeight_px - frame.y - frame.height);
  const auto width = static_cast<GLsizei>(frame.width), height = static_cast<GLsizei>(frame.height);
  glViewport(left, bottom, width, height);
  glScissor(left, bottom, width, height);
  glEnable(GL_SCISSOR_TEST);
  glDisable(GL_DEPTH_TEST);
  glDisable(GL_CULL_FACE);
  const auto part = [&](unsigned shift) {
    return static_cast<float>(background >> shift & 255u) / 255.0f;
  };
  glClearColor(part(0), part(8), part(16), 1.0f);
  glClear(GL_COLOR_BUFFER_BIT);
  glEnable(GL_BLEND);
  glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
}

void Painter::drawFloors(plan::LevelId level) {
  parts_->drawCorners(parts_->levels[level.index()].floors);
}

void Painter::drawHeat(std::size_t slot) {
  const Parts& p = *parts_;
  const auto found = p.heats.find(slot);
  if (found == p.heats.end()) return;
  p.use(p.heat);
  glUniform1f(glGetUniformLocation(p.heat.name(), "z"), found->second.elevation_m * p.stretch);
  glBindTexture(GL_TEXTURE_2D, found->second.texture.name());
  glBindVertexArray(found->second.array.name());
  glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
}

void Painter::drawStrokes(plan::LevelId level) {
  const Range range = parts_->levels[level.index()].strokes;
  if (range.count == 0) return;
  parts_->use(parts_->stroke);
  glBindVertexArray(parts_->strokeArray.name());
  parts_->describeStrokes(range.first);
  glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(range.count));
}

void Painter::drawWalls(plan::LevelId level) {
  parts_->drawCorners(parts_->levels[level.index()].walls);
}

void Painter::drawFigures(Range range) {
  if (range.count == 0) return;
  parts_->use(parts_->figure);
  glBindVertexArray(parts_->figureArray.name());
  parts_->describeFigures(range.first);
  glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(range.count));
}

void Painter::end() {
  glDisable(GL_SCISSOR_TEST);
  glBindVertexArray(0);
  glUseProgram(0);
}

}  // namespace muster::viewer
