import type { Shape } from '../../server/src/picture/scene';

/** Shapes of the scene as elements; classes colour them. */
export const Shapes = ({ shapes }: { readonly shapes: readonly Shape[] }) => (
  <>
    {shapes.map((shape, index) => {
      switch (shape.kind) {
        case 'rect':
          return (
            <rect
              key={index}
              class={shape.class}
              x={shape.x}
              y={shape.y}
              width={shape.width}
              height={shape.height}
              rx={shape.radius}
            />
          );
        case 'path':
          return <path key={index} class={shape.class} d={shape.d} />;
        case 'text':
          return (
            <text
              key={index}
              class={shape.class}
              x={shape.x}
              y={shape.y}
              text-anchor={shape.middle ? 'middle' : undefined}
            >
              {shape.text}
            </text>
          );
      }
    })}
  </>
);
