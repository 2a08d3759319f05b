//! Lines over one abscissa, as SVG.
use std::error::Error;
use std::path::Path;

use plotters::prelude::*;

const SIZE: (u32, u32) = (720, 420);
const COLOURS: [RGBColor; 9] = [
    RGBColor(192, 80, 20),
    RGBColor(70, 100, 160),
    RGBColor(60, 140, 90),
    RGBColor(150, 70, 150),
    RGBColor(120, 120, 120),
    RGBColor(30, 150, 170),
    RGBColor(170, 140, 30),
    RGBColor(200, 120, 140),
    RGBColor(60, 60, 60),
];

/// A line with its name.
pub(super) type Line = (String, Vec<(f64, f64)>);

/// Lines over one abscissa.
pub(super) struct Picture {
    /// Above.
    pub(super) title: &'static str,
    /// Below, and at the side.
    pub(super) axes: (&'static str, &'static str),
    /// The first one is drawn thick.
    pub(super) lines: Vec<Line>,
    /// Where the names stand.
    pub(super) names: SeriesLabelPosition,
}

impl Picture {
    /// Draws it.
    pub(super) fn draw(&self, file: &Path) -> Result<(), Box<dyn Error>> {
        let points = || self.lines.iter().flat_map(|(_, points)| points.iter());
        let (left, right) =
            (points().map(|at| at.0).fold(f64::INFINITY, f64::min), points().map(|at| at.0).fold(0.0, f64::max));
        let top = points().map(|at| at.1).fold(0.0, f64::max) * 1.05;
        let area = SVGBackend::new(file, SIZE).into_drawing_area();
        area.fill(&WHITE)?;
        let mut chart = ChartBuilder::on(&area)
            .caption(self.title, ("sans-serif", 18))
            .margin(12)
            .x_label_area_size(42)
            .y_label_area_size(64)
            .build_cartesian_2d(left..right, 0.0..top)?;
        let (abscissa, ordinate) = self.axes;
        chart.configure_mesh().x_desc(abscissa).y_desc(ordinate).light_line_style(WHITE).draw()?;
        for (place, (name, points)) in self.lines.iter().enumerate() {
            let colour = COLOURS[place % COLOURS.len()];
            let style = colour.stroke_width(if place == 0 { 4 } else { 2 });
            let legend = move |(x, y)| PathElement::new([(x, y), (x + 20, y)], style);
            chart.draw_series(LineSeries::new(points.clone(), style))?.label(name).legend(legend);
            chart.draw_series(points.iter().map(|point| Circle::new(*point, 3, colour.filled())))?;
        }
        let mut labels = chart.configure_series_labels();
        let labels = labels.position(self.names.clone());
        labels.background_style(WHITE.mix(0.85)).border_style(BLACK.mix(0.3)).draw()?;
        Ok(area.present()?)
    }
}
