import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Application } from './application';

createRoot(document.querySelector('#root')!).render(
  <StrictMode>
    <Application />
  </StrictMode>,
);
